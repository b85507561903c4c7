package dev.fraudscorer.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The text of a signature, whole and tampered with. */
final class PolicySignatureTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
    private static final String OTHER = "sha256:" + "fedcba9876543210".repeat(4);

    private final KeyPair keys = keys("Ed25519");
    private final PolicySignature signature =
            PolicySignature.sign("ops", keys.getPrivate(), 7, Map.of("policy.yaml", DIGEST, "rules/a b.yaml", OTHER));

    @Test
    void text_isAsDocumented() {
        String text = signature.text();
        assertThat(text.lines().toList().subList(0, 5))
                .containsExactly(
                        "fraud-policy-signature: 1",
                        "key: ops",
                        "sequence: 7",
                        "file: " + DIGEST.substring(7) + " policy.yaml",
                        "file: " + OTHER.substring(7) + " rules/a b.yaml");
        assertThat(text).endsWith("\n").contains("\nsignature: ");
    }

    @Test
    void parse_ownText_isTheSameAndByItsKeyOnly() {
        PolicySignature parsed = PolicySignature.parse(signature.text());
        assertThat(parsed).isEqualTo(signature);
        assertThat(parsed.key()).isEqualTo("ops");
        assertThat(parsed.sequence()).isEqualTo(7);
        assertThat(parsed.files()).containsEntry("rules/a b.yaml", OTHER);
        assertThat(parsed.isBy(keys.getPublic())).isTrue();
        assertThat(parsed.isBy(keys("Ed25519").getPublic())).isFalse();
    }

    @Test
    void parse_convertedLineEnds_areTheSameSignature() {
        assertThat(PolicySignature.parse(signature.text().replace("\n", "\r\n")).isBy(keys.getPublic()))
                .isTrue();
    }

    @Test
    void parse_anyCharacterChanged_isNoSignatureByTheKey() {
        String text = signature.text();
        Random random = new Random(5);
        for (int i = 0; i < text.length() - 1; i++) {
            char other = (char) (' ' + random.nextInt(95));
            if (other == text.charAt(i)) {
                continue;
            }
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            boolean isBy;
            try {
                isBy = PolicySignature.parse(changed).isBy(keys.getPublic());
            } catch (IllegalArgumentException refused) {
                isBy = false;
            }
            assertThat(isBy).as("character %d of %s", i, changed).isFalse();
        }
    }

    @Test
    void parse_cutAnywhere_isRefusedOrNotByTheKey() {
        String text = signature.text();
        for (int end = 0; end < text.length() - 1; end++) {
            String cut = text.substring(0, end);
            boolean isBy;
            try {
                isBy = PolicySignature.parse(cut).isBy(keys.getPublic());
            } catch (IllegalArgumentException refused) {
                isBy = false;
            }
            assertThat(isBy).as("cut at %d", end).isFalse();
        }
    }

    @Test
    void parse_brokenTexts_nameTheLineAndWhatIsExpected() {
        String text = signature.text();
        assertRefused("", "policy.sig:1: found another text; expected fraud-policy-signature: 1");
        assertRefused("fraud-policy-signature: 2\n", "policy.sig:1");
        assertRefused(text.replace("key: ops", "key:"), "policy.sig:2");
        assertRefused(text.replace("sequence: 7", "sequence: 0"), "policy.sig:3");
        assertRefused(text.replace("sequence: 7", "sequence: 07"), "policy.sig:3");
        assertRefused(text.replace("sequence: 7", "sequence: 9223372036854775808"), "policy.sig:3");
        assertRefused(
                text.replace("rules/a b.yaml", "policy.yaml"),
                "policy.sig:5: found another text; expected each file once");
        assertRefused(
                text.replaceAll("(?m)^file: .*\n", ""),
                "policy.sig:4: found another text; expected file: at least one");
        assertRefused(text.replaceAll("(?m)^signature: .*", "signature: %%%"), "policy.sig:6");
        assertRefused(text + "key: other\n", "policy.sig:7: found another text; expected nothing behind the signature");
        assertRefused(text.substring(0, text.indexOf("\nsignature:") + 1), "policy.sig:6");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> PolicySignature.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void sign_nonsense_isRefused() {
        assertThatThrownBy(() -> PolicySignature.sign("a b", keys.getPrivate(), 1, Map.of("f", DIGEST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as ops-2026");
        assertThatThrownBy(() -> PolicySignature.sign("ops", keys.getPrivate(), 0, Map.of("f", DIGEST)))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> PolicySignature.sign("ops", keys.getPrivate(), 1, Map.of("f\ng", DIGEST)))
                .hasMessageContaining("control character");
        assertThatThrownBy(() -> PolicySignature.sign("ops", keys.getPrivate(), 1, Map.of("f", "md5:0")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PolicySignature.sign("ops", keys("RSA").getPrivate(), 1, Map.of("f", DIGEST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ed25519");
    }

    @Test
    void keys_inPem_areThoseOfOpenssl() {
        PolicyKeys trusted =
                PolicyKeys.ofPem("ops", pem("PUBLIC KEY", keys.getPublic().getEncoded()));
        assertThat(signature.isBy(Objects.requireNonNull(trusted.find("ops")))).isTrue();
        assertThat(trusted.find("other")).isNull();
        String pem = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        assertThat(PolicySignature.sign("ops", PolicyKeys.privateKeyOfPem(pem), 7, signature.files()))
                .isEqualTo(signature);
    }

    @Test
    void keys_ofAnotherKind_areRefusedWithoutShowingThem() {
        String secret = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        assertThatThrownBy(() -> PolicyKeys.of("ops", keys("RSA").getPublic()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl genpkey -algorithm ed25519");
        assertThatThrownBy(() -> PolicyKeys.ofPem(
                        "ops", pem("PRIVATE KEY", keys.getPrivate().getEncoded())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-----BEGIN PUBLIC KEY-----")
                .hasMessageNotContaining(secret.substring(0, 20));
        assertThatThrownBy(() -> PolicyKeys.privateKeyOfPem(pem("ENCRYPTED PRIVATE KEY", new byte[40])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PolicyKeys.privateKeyOfPem(pem("PRIVATE KEY", new byte[40])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PolicyKeys.of("ops", keys.getPublic()).and(PolicyKeys.of("ops", keys.getPublic())))
                .hasMessageContaining("each id once");
    }

    private static KeyPair keys(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(algorithm, e);
        }
    }

    private static String pem(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + kind
                + "-----\n";
    }
}
