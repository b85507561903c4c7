package dev.fraudscorer.spi.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashKeyTest {
    /** Hashes of the bytes 00, 01, 02 and so on, none to 15 of them, under the key 00 to 0f: the authors' test vectors. */
    private static final String[] REFERENCE = {
        "310e0edd47db6f72", "fd67dc93c539f874", "5a4fa9d909806c0d", "2d7efbd796666785",
        "b7877127e09427cf", "8da699cd64557618", "cee3fe586e46c9cb", "37d1018bf50002ab",
        "6224939a79f5f593", "b0e4a90bdf82009e", "f3b9dd94c5bb5d7a", "a7ad6b22462fb3f4",
        "fbe50e86bc8f1e75", "903d84c02756ea14", "eef27a8e90ca23f7", "e545be4961ca29a1"
    };

    /** The first half of SipHash-2-4-128 of the bytes 00 and 01. */
    private static final String REFERENCE_OF_128_BITS = "8177228da4a45dc7";

    private static final HashKey KEY = HashKey.of(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"));

    @Test
    void hash_bytesOfTheReference_areItsVectors() {
        StringBuilder text = new StringBuilder();
        for (int length = 0; length < REFERENCE.length; length++) {
            assertThat(hex(KEY.hash(text.toString()))).as("%s bytes", length).isEqualTo(REFERENCE[length]);
            text.append((char) length);
        }
        assertThat(hex(KEY.hash("\u0100"))).isEqualTo(REFERENCE_OF_128_BITS);
    }

    @Test
    void hash_randomTexts_areThePapersFunction() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            HashKey key = HashKey.of(random.nextLong(), random.nextLong());
            int kinds = new int[] {128, 256, 0x300, 0x10000}[random.nextInt(4)];
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(random.nextInt(8) == 0 ? 600 : 40); left > 0; left--) {
                text.append((char) random.nextInt(kinds));
            }
            assertThat(key.hash(text.toString())).as("seed %s", seed).isEqualTo(NaiveSipHash.of(key, text.toString()));
        }
    }

    @Test
    void hash_partOfAText_isThatOfThePart() {
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(60); left > 0; left--) {
                text.append((char) random.nextInt(random.nextInt(20) == 0 ? 0x10000 : 256));
            }
            int to = random.nextInt(text.length() + 1);
            int from = random.nextInt(to + 1);
            assertThat(KEY.hash(text.toString(), from, to))
                    .as("seed %s", seed)
                    .isEqualTo(KEY.hash(text.substring(from, to)));
        }
        assertThatThrownBy(() -> KEY.hash("abc", 1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void hash_numbersAndPairs_areThoseOfTheirBytes() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            double number = Double.longBitsToDouble(random.nextLong());
            byte[] pair = HashKey.of(random.nextLong(), random.nextLong()).bytes();
            byte[] bytes =
                    Arrays.copyOf(HashKey.of(Double.doubleToLongBits(number), 0).bytes(), Long.BYTES);
            long expected = Double.isNaN(number) ? 0 : NaiveSipHash.of(KEY.bytes(), bytes, false);

            assertThat(KEY.hash(number)).as("seed %s", seed).isEqualTo(expected);
            assertThat(KEY.hash(word(pair, 0), word(pair, Long.BYTES)))
                    .as("seed %s", seed)
                    .isEqualTo(NaiveSipHash.of(KEY.bytes(), pair, false));
        }
    }

    @Test
    void hash_bothZeros_areOneNumber() {
        assertThat(KEY.hash(-0.0)).isEqualTo(KEY.hash(0.0)).isNotZero();
    }

    @Test
    void hash_aMillionTexts_areAMillionHashes() {
        HashKey key = HashKey.random();
        Set<Long> hashes = new HashSet<>(2_000_000);
        for (int i = 0; i < 1_000_000; i++) {
            hashes.add(key.hash("device-" + Integer.toHexString(i * 0x9E3779B1)));
        }

        assertThat(hashes).hasSize(1_000_000);
    }

    @Test
    void hash_wideAndNarrowTextsOfTheSameBytes_differ() {
        assertThat(KEY.hash("\u0100")).isNotEqualTo(KEY.hash("\0\1"));
        assertThat(KEY.hash("\0".repeat(8))).isNotEqualTo(KEY.hash("\0".repeat(8 + 256)));
    }

    @Test
    void random_twice_isTwoKeysWithOtherHashes() {
        HashKey one = HashKey.random();
        HashKey other = HashKey.random();

        assertThat(one).isNotEqualTo(other);
        assertThat(one.hash("device")).isNotEqualTo(other.hash("device"));
    }

    @Test
    void of_bytesOfAKey_isTheKey() {
        HashKey key = HashKey.random();

        assertThat(HashKey.of(key.bytes())).isEqualTo(key).hasSameHashCodeAs(key);
        assertThatThrownBy(() -> HashKey.of(new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found 15 bytes, expected the 16 of a key");
    }

    @Test
    void toString_anyKey_showsNothingOfIt() {
        assertThat(HashKey.random()).hasToString("HashKey");
    }

    private static String hex(long hash) {
        return HexFormat.of().toHexDigits(Long.reverseBytes(hash));
    }

    private static long word(byte[] bytes, int at) {
        long word = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            word = (word << Byte.SIZE) | (bytes[at + i] & 0xFF);
        }
        return word;
    }
}
