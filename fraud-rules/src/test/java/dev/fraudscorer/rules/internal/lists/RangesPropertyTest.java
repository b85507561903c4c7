package dev.fraudscorer.rules.internal.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.rules.internal.lists.content.KeyCheck;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.content.ListStatus;
import dev.fraudscorer.rules.internal.lists.content.ListedEntry;
import dev.fraudscorer.rules.internal.lists.file.ListFile;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ranges read from a file beside a walk over all of them with big integers. */
final class RangesPropertyTest {
    @Test
    void find_binRanges_answersWithTheNarrowestThatHoldsAllOfTheValue() throws IOException {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            List<Listed> ranges = new ArrayList<>();
            StringBuilder file = new StringBuilder("key,reason,valid_from\n");
            for (int i = random.nextInt(60); i >= 0; i--) {
                int digits = 1 + random.nextInt(4);
                int most = (int) Math.pow(10, digits);
                int first = random.nextInt(most);
                int last = random.nextBoolean() ? first : first + random.nextInt(most - first);
                boolean dated = random.nextInt(3) == 0;
                String pad = "%0" + digits + "d";
                String key = pad.formatted(first) + (last == first ? "" : " - " + pad.formatted(last));
                file.append(key).append(",r").append(i).append(dated ? ",1970-01-02\n" : ",\n");
                ranges.add(new Listed(
                        padded(pad.formatted(first), '0'), padded(pad.formatted(last), '9'), "r" + i, dated));
            }
            ListContent list = read(file, ListKind.BIN);
            for (int i = 0; i < 400; i++) {
                String value = Integer.toString(random.nextInt((int) Math.pow(10, 1 + random.nextInt(5))));
                long time = random.nextInt(2) * 86_400_000L;
                Listed expected = narrowest(ranges, padded(value, '0'), padded(value, '9'), time);
                assertThat(list.find(value, time))
                        .as("seed %d, question %d", seed, i)
                        .isEqualTo(expected == null ? null : new ListedEntry(expected.reason, null));
            }
        }
    }

    @Test
    void find_addresses_answersWithTheLongestPrefix() throws IOException {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            List<Listed> ranges = new ArrayList<>();
            StringBuilder file = new StringBuilder("key,reason,valid_from\n");
            for (int i = random.nextInt(80); i >= 0; i--) {
                byte[] address = address(random);
                int bits = random.nextInt(address.length * 8 + 1);
                boolean dated = random.nextInt(3) == 0;
                BigInteger rest =
                        BigInteger.ONE.shiftLeft(address.length * 8 - bits).subtract(BigInteger.ONE);
                BigInteger first = new BigInteger(1, address).andNot(rest);
                file.append(text(first, address.length)).append('/').append(bits);
                file.append(",r").append(i).append(dated ? ",1970-01-02\n" : ",\n");
                ranges.add(new Listed(
                        mapped(first, address.length), mapped(first.or(rest), address.length), "r" + i, dated));
            }
            ListContent list = read(file, ListKind.CIDR);
            for (int i = 0; i < 400; i++) {
                byte[] address = address(random);
                BigInteger value = mapped(new BigInteger(1, address), address.length);
                long time = random.nextInt(2) * 86_400_000L;
                Listed expected = narrowest(ranges, value, value, time);
                String text = text(new BigInteger(1, address), address.length);
                assertThat(list.find(text, time))
                        .as("seed %d, question %d", seed, i)
                        .isEqualTo(expected == null ? null : new ListedEntry(expected.reason, null));
                assertThat(list.status(text, time)).isEqualTo(ListStatus.of(expected != null));
            }
        }
    }

    @Test
    void standing_whatIsNoAddressAndNoNumber_isNotKnown() throws IOException {
        ListContent addresses = read(new StringBuilder("key\n::/0\n"), ListKind.CIDR);
        assertThat(addresses.status("::1", 0)).isEqualTo(ListStatus.LISTED);
        assertThat(addresses.status("no address", 0)).isEqualTo(ListStatus.NOT_KNOWN);
        assertThat(addresses.status("", 0)).isEqualTo(ListStatus.NOT_KNOWN);
        ListContent bins = read(new StringBuilder("key\n0-9\n"), ListKind.BIN);
        assertThat(bins.status("411111", 0)).isEqualTo(ListStatus.LISTED);
        assertThat(bins.status("4111x1", 0)).isEqualTo(ListStatus.NOT_KNOWN);
        assertThat(bins.status("", 0)).isEqualTo(ListStatus.NOT_KNOWN);
        assertThat(bins.status("4".repeat(19), 0)).isEqualTo(ListStatus.NOT_KNOWN);
    }

    /** Few different bytes, so that prefixes nest and addresses hit them. */
    private static byte[] address(Random random) {
        byte[] address = new byte[random.nextInt(3) == 0 ? 16 : 4];
        for (int i = 0; i < address.length; i++) {
            address[i] = (byte) (random.nextInt(6) == 0 ? random.nextInt(256) : 32);
        }
        return address;
    }

    private static String text(BigInteger value, int bytes) throws IOException {
        byte[] address = new byte[bytes];
        byte[] digits = value.toByteArray();
        for (int i = 0; i < Math.min(bytes, digits.length); i++) {
            address[bytes - 1 - i] = digits[digits.length - 1 - i];
        }
        return InetAddress.getByAddress(address).getHostAddress();
    }

    private static BigInteger mapped(BigInteger address, int bytes) {
        return bytes == 16 ? address : address.or(BigInteger.valueOf(0xFFFFL << 32));
    }

    private static BigInteger padded(String digits, char with) {
        return new BigInteger(digits + String.valueOf(with).repeat(18 - digits.length()));
    }

    private static @Nullable Listed narrowest(List<Listed> ranges, BigInteger from, BigInteger to, long time) {
        Listed best = null;
        for (Listed range : ranges) {
            boolean holds = range.first.compareTo(from) <= 0 && range.last.compareTo(to) >= 0;
            boolean valid = !range.dated || time >= 86_400_000L;
            // Of equal ones the last.
            if (holds && valid && (best == null || range.width().compareTo(best.width()) <= 0)) {
                best = range;
            }
        }
        return best;
    }

    private static ListContent read(StringBuilder file, ListKind kind) throws IOException {
        PolicyReader reader = new PolicyReader();
        byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        ListContent content = ListFile.read(
                "f.csv", new ByteArrayInputStream(bytes), kind.builder(bytes.length, KeyCheck.NO_CARDS), reader);
        assertThat(reader.problems()).isEmpty();
        return content;
    }

    private record Listed(BigInteger first, BigInteger last, String reason, boolean dated) {
        BigInteger width() {
            return last.subtract(first);
        }
    }
}
