package dev.fraudscorer.features.forget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.testkit.TestGauges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An entity that was forgotten is in no memory that the process can reach, and in no byte of the next snapshot. Its key is made anew
 * each time that it is needed, so that the test itself keeps none.
 */
@Tag("slow")
class ForgottenNowhereTest {
    @TempDir
    private Path folder;

    @Test
    void forget_cardThatGrewMovedAndFolded_isNowhereInTheHeapNorInTheNextSnapshot() throws IOException {
        try (ForgetHost host = new ForgetHost(folder)) {
            live(host);
            HeapSearch before = HeapSearch.dump(folder.resolve("before.hprof"));
            host.scorer().state().snapshot(folder.resolve("before"));
            assertThat(before.count(latin(key()))).as("the search finds it").isPositive();
            assertThat(count(folder.resolve("before"), latin(key()))).isPositive();

            forget(host);

            HeapSearch after = HeapSearch.dump(folder.resolve("after.hprof"));
            host.scorer().state().snapshot(folder.resolve("after"));
            assertThat(after.count(latin(key())))
                    .as("as Latin-1, and so as UTF-8")
                    .isZero();
            assertThat(after.count(key().getBytes(StandardCharsets.UTF_16LE))).isZero();
            assertThat(after.count(latin(id()))).as("ids of its events").isZero();
            assertThat(count(folder.resolve("after"), latin(key()))).isZero();
            assertThat(TestGauges.of(host.scorer().metrics().gauges()).toString()
                            + host.scorer().health().notes()
                            + host.scorer().policy().notes())
                    .doesNotContain(key());
            // The search works on this scorer, too.
            assertThat(after.count(latin("other card of the store"))).isPositive();
        }
    }

    /** Events of the card and of others, until its record has had every form, and more than one place. */
    private static void live(ForgetHost host) {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            host.score("other " + i, i, "other card of the store " + random.nextInt(300), "shop " + i % 9);
            if (i % 3 == 0) {
                Event event = host.payment(id() + i, i, key(), "shop " + i % 9);
                host.scorer().assess(event);
                host.scorer().score(event);
                host.scorer().score(event);
                host.scorer()
                        .label(event, Label.of(LabelState.FRAUD, LabelSource.CUSTOMER, ForgetHost.NOON.plusSeconds(i)));
                host.scorer().amend(event);
            }
        }
        // The last of this thread: what is at hand between two events still has it, and a pair of which nothing is
        // kept.
        host.scorer().assess(host.payment(id() + "last", 3_000, key(), "shop of nobody"));
    }

    private static void forget(ForgetHost host) {
        assertThat(host.scorer()
                        .state()
                        .forget("card", key(), Change.by("test"))
                        .removed())
                .containsEntry("features.card.records", 1L)
                .containsEntry("features.card.events", 1_000L)
                .containsEntry("features.card_merchant.records", 3L)
                .containsEntry("idempotency.events", 1_000L);
    }

    private static String key() {
        return made("snlfpg.pdnqd.ueh-ngdmd.dr-bzqs-xntrd-mnqsg");
    }

    private static String id() {
        return made("he-nf-z-b`qs-xntrd-mnqsg-");
    }

    /** Each character is the next one. */
    private static String made(String from) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < from.length(); i++) {
            text.append((char) (from.charAt(i) + 1));
        }
        return text.toString();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int count(Path file, byte[] what) throws IOException {
        String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String searched = new String(what, StandardCharsets.ISO_8859_1);
        int found = 0;
        for (int at = all.indexOf(searched); at >= 0; at = all.indexOf(searched, at + 1)) {
            found++;
        }
        return found;
    }
}
