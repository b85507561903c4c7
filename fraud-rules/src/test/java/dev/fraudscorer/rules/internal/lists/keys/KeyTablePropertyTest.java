package dev.fraudscorer.rules.internal.lists.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.rules.internal.lists.OldKeyHash;
import dev.fraudscorer.rules.internal.lists.content.Entry;
import dev.fraudscorer.rules.internal.lists.content.KeyCheck;
import dev.fraudscorer.rules.internal.lists.content.ListRow;
import dev.fraudscorer.rules.internal.lists.content.ListStatus;
import dev.fraudscorer.rules.internal.lists.content.ListedEntry;
import dev.fraudscorer.rules.internal.lists.content.StringPool;
import dev.fraudscorer.spi.vector.HashKey;
import dev.fraudscorer.testkit.Allocations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The compact table beside a plain list of entries that is walked from its end. */
final class KeyTablePropertyTest {
    private static final long LARGE = 200L << 20;

    @Test
    void find_randomEntries_answersAsAWalkOverAllOfThem() {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            List<Listed> entries = entries(random, 1 + random.nextInt(400));
            KeyTable table = table(entries, random.nextBoolean() ? 0 : LARGE, seed);
            for (int i = 0; i < 1_000; i++) {
                String key = random.nextInt(4) == 0 ? key(random) : entries.get(random.nextInt(entries.size())).key;
                long time = random.nextInt(40) - 5L;
                assertThat(table.find(key, time))
                        .as("seed %d, question %d", seed, i)
                        .isEqualTo(lastOf(entries, key, time));
                assertThat(table.status(key, time))
                        .as("seed %d, question %d", seed, i)
                        .isEqualTo(ListStatus.of(lastOf(entries, key, time) != null));
            }
        }
    }

    @Test
    void find_partOfAText_isThatKeyAlone() {
        KeyTable table = table(List.of(new Listed("bcd", "r", null, Entry.ALWAYS, Entry.FOREVER)), 0, 1);
        assertThat(table.find("abcde", 1, 4, 0)).isNotEqualTo(KeyTable.NOT_FOUND);
        assertThat(table.find("abcde", 1, 5, 0)).isEqualTo(KeyTable.NOT_FOUND);
        assertThat(table.find("abcde", 0, 4, 0)).isEqualTo(KeyTable.NOT_FOUND);
        assertThat(table.find("bcd", 0, 0, 0)).isEqualTo(KeyTable.NOT_FOUND);
    }

    /** Whoever gets ids of his choice listed makes no look-up slow: texts that collided under every seed do not. */
    @Test
    void find_textsOfOneOldHash_haveHashesOfTheirOwn() {
        List<String> texts = OldKeyHash.colliding(1 << 12);
        assertThat(Set.copyOf(texts)).hasSize(1 << 12);
        for (long seed : new long[] {0, 1, -1, 0x9E3779B97F4A7C15L}) {
            assertThat(texts.stream().map(text -> OldKeyHash.of(text, 0, text.length(), seed)))
                    .as("seed %d", seed)
                    .containsOnly(OldKeyHash.of(texts.get(0), 0, texts.get(0).length(), seed));
        }
        List<Listed> entries = new ArrayList<>();
        texts.forEach(text -> entries.add(new Listed(text, null, null, Entry.ALWAYS, Entry.FOREVER)));

        KeyTable table = table(entries, 0, 7);

        Set<Integer> hashes = new HashSet<>();
        for (String text : texts) {
            assertThat(table.status(text, 0)).isEqualTo(ListStatus.LISTED);
            hashes.add((int) table.hash(text, 0, text.length()));
        }
        assertThat(hashes).hasSizeGreaterThan(texts.size() - 5);
    }

    @Test
    void build_always_hasAKeyOfItsOwn() {
        KeyTable one = new KeyTable.Builder(0, KeyCheck.NO_CARDS).build(new StringPool());
        KeyTable other = new KeyTable.Builder(0, KeyCheck.NO_CARDS).build(new StringPool());

        assertThat(one.hash("tok_1", 0, 5)).isNotEqualTo(other.hash("tok_1", 0, 5));
    }

    @Test
    void build_sameKeyAndValidityAgain_isOneEntry() {
        Listed once = new Listed("a", "old", null, 3, 9);
        KeyTable table = table(List.of(once, once, new Listed("a", "new", "desk", 3, 9)), 0, 1);
        assertThat(table.entries()).isEqualTo(1);
        assertThat(table.find("a", 3)).isEqualTo(new ListedEntry("new", "desk"));
    }

    @Test
    void build_tooManyValiditiesOfOneKey_areReported() {
        KeyTable.Builder builder = new KeyTable.Builder(0, HashKey.of(0, 1));
        StringPool notes = new StringPool();
        for (int i = 0; i <= Segment.MOST_PERIODS; i++) {
            add(builder, new Listed("a", null, null, i, i + 1), notes);
        }
        List<String> problems = new ArrayList<>();
        builder.build(notes, (line, fault) -> problems.add(line + " " + fault.found()));
        assertThat(problems).containsExactly("0 a key with more than 100 different validities");
    }

    @Test
    void contains_oneWayOrTheOther_allocatesNothing() {
        List<Listed> entries = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            entries.add(new Listed("tok_" + i, null, null, i % 2 == 0 ? Entry.ALWAYS : 5, Entry.FOREVER));
        }
        KeyTable table = table(entries, LARGE, 7);
        String[] keys = {"tok_1", "tok_2", "tok_5000", "", "\u20ac"};
        for (int i = 0; i < 20_000; i++) {
            find(table, keys);
        }
        assertThat(Allocations.least(20, () -> find(table, keys))).isZero();
    }

    private static int find(KeyTable table, String[] keys) {
        int found = 0;
        for (int i = 0; i < 100; i++) {
            for (String key : keys) {
                found += table.status(key, 7) == ListStatus.LISTED ? 1 : 0;
            }
        }
        return found;
    }

    private static List<Listed> entries(Random random, int count) {
        List<Listed> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = i > 0 && random.nextInt(3) == 0 ? entries.get(random.nextInt(i)).key : key(random);
            long from = random.nextBoolean() ? Entry.ALWAYS : random.nextInt(20);
            long to = random.nextBoolean() ? Entry.FOREVER : (from == Entry.ALWAYS ? 0 : from) + 1 + random.nextInt(10);
            entries.add(new Listed(key, note(random), note(random), from, to));
        }
        return entries;
    }

    private static String key(Random random) {
        StringBuilder key = new StringBuilder();
        int length = random.nextInt(10) == 0 ? 25 + random.nextInt(300) : 1 + random.nextInt(6);
        String letters = random.nextInt(4) == 0 ? "a\u00e9\u20ac\ud83d" : "ab";
        for (int i = 0; i < length; i++) {
            key.append(letters.charAt(random.nextInt(letters.length())));
        }
        return key.toString();
    }

    private static @Nullable String note(Random random) {
        return random.nextInt(3) == 0 ? "note " + random.nextInt(5) : null;
    }

    private static KeyTable table(List<Listed> entries, long expectedBytes, long seed) {
        KeyTable.Builder builder = new KeyTable.Builder(expectedBytes, HashKey.of(0, seed));
        StringPool notes = new StringPool();
        entries.forEach(entry -> add(builder, entry, notes));
        return builder.build(notes);
    }

    private static void add(KeyTable.Builder builder, Listed entry, StringPool notes) {
        ListRow row = new ListRow();
        row.begin(entry.key, 1);
        row.note(
                notes.number(Objects.requireNonNullElse(entry.reason, "")),
                notes.number(Objects.requireNonNullElse(entry.source, "")));
        row.setValidity(entry.from, entry.to);
        assertThat(builder.add(row)).isNull();
    }

    private static @Nullable ListedEntry lastOf(List<Listed> entries, String key, long time) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Listed entry = entries.get(i);
            if (entry.key.equals(key) && entry.from <= time && time < entry.to) {
                return new ListedEntry(entry.reason, entry.source);
            }
        }
        return null;
    }

    private record Listed(
            String key, @Nullable String reason, @Nullable String source, long from, long to) {}
}
