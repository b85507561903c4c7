package dev.fraudscorer.cli;

import dev.fraudscorer.policy.PolicyKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The two files of a key for signatures of policies: the private one, and beside it the public one, both in PEM. */
final class SigningKeyFiles {
    private static final int MOST_BYTES = 1 << 16;
    private static final int PEM_LINE = 64;

    private final Path privateFile;

    SigningKeyFiles(Path privateFile) {
        this.privateFile = privateFile;
    }

    /** The file of the public key, which hosts get. */
    Path publicFile() {
        return privateFile.resolveSibling(privateFile.getFileName() + ".pub");
    }

    /** Makes a new key; the private file can be read by its owner only. Neither file may be there. */
    void create() throws IOException {
        KeyPair keys;
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no Ed25519; expected the module jdk.crypto.ec", e);
        }
        if (Files.exists(publicFile())) {
            throw exists(publicFile());
        }
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var out = Files.newByteChannel(
                privateFile, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            out.write(StandardCharsets.US_ASCII.encode(
                    pem("PRIVATE KEY", keys.getPrivate().getEncoded())));
        } catch (FileAlreadyExistsException e) {
            throw exists(privateFile);
        }
        Files.writeString(
                publicFile(), pem("PUBLIC KEY", keys.getPublic().getEncoded()), StandardOpenOption.CREATE_NEW);
    }

    private static IllegalArgumentException exists(Path file) {
        return new IllegalArgumentException("found a file '" + file
                + "'; expected none of that name, since a key that is overwritten signs nothing any more");
    }

    /** The private key. */
    PrivateKey privateKey() throws IOException {
        return PolicyKeys.privateKeyOfPem(text(privateFile));
    }

    /** The public key as hosts trust it; null if its file is not beside the private one. */
    @Nullable
    PolicyKeys publicKey(String id) throws IOException {
        return Files.exists(publicFile()) ? PolicyKeys.ofPem(id, text(publicFile())) : null;
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "found a file '" + file + "' of more than " + MOST_BYTES + " bytes; expected a key in PEM");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static String pem(String kind, byte[] encoded) {
        String lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
