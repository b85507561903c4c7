package dev.fraudscorer.policy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signatures by Ed25519 (RFC 8032) of the platform, and keys in PEM. Messages show nothing of a key. */
final class Ed25519 {
    private static final String NAME = "Ed25519";
    private static final String MAKE = "openssl genpkey -algorithm ed25519";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private Ed25519() {}

    /** The key as the platform's own class; refused if it is of another kind. */
    static PublicKey publicKey(PublicKey key) {
        return publicKey(key.getEncoded());
    }

    static PublicKey publicKey(String pem) {
        return publicKey(bytes(pem, "PUBLIC KEY", "openssl pkey -in KEY.pem -pubout"));
    }

    private static PublicKey publicKey(byte @Nullable [] encoded) {
        try {
            return keys().generatePublic(new X509EncodedKeySpec(encoded == null ? new byte[0] : encoded));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("found a public key of another kind; expected one for Ed25519, as "
                    + MAKE + " and openssl pkey -pubout make it");
        }
    }

    static PrivateKey privateKey(String pem) {
        byte[] encoded = bytes(pem, "PRIVATE KEY", MAKE);
        try {
            return keys().generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException(
                    "found a private key of another kind; expected one for Ed25519 in PKCS #8, as " + MAKE
                            + " makes it");
        }
    }

    private static byte[] bytes(String pem, String kind, String how) {
        Matcher matcher = PEM.matcher(pem);
        if (matcher.find() && matcher.group(1).equals(kind)) {
            try {
                return Base64.getMimeDecoder().decode(matcher.group(2));
            } catch (IllegalArgumentException e) {
                // The exception repeats characters of the key.
            }
        }
        throw new IllegalArgumentException("found no " + kind + " in PEM; expected a text that begins with -----BEGIN "
                + kind + "-----, as " + how + " makes it");
    }

    static byte[] sign(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("found a private key of another kind; expected one for Ed25519");
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static boolean isSigned(PublicKey key, String text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(signed);
        } catch (SignatureException | InvalidKeyException e) {
            // Such as a signature of another length.
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static KeyFactory keys() {
        try {
            return KeyFactory.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException(
                "this Java has no Ed25519; expected the module jdk.crypto.ec in its run-time image", cause);
    }
}
