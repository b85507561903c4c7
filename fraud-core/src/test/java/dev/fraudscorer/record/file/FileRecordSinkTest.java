package dev.fraudscorer.record.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.TestClock;
import dev.fraudscorer.json.DecisionRecordJson;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RandomRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRecordSinkTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir
    Path folder;

    private final List<DecisionRecord> records = IntStream.range(0, 300)
            .mapToObj(i -> RandomRecords.next(new Random(i)))
            .toList();

    @Test
    void close_recordsWithHostileTexts_standInTheFileOneOnEachLine() throws IOException {
        try (FileRecordSink sink = FileRecordSink.into(folder.resolve("a/b"))
                .clock(new TestClock(NOON))
                .build()) {
            records.forEach(sink::add);
        }

        List<Path> files = files(folder.resolve("a/b"));
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("decisions-20261130T120000Z-1.jsonl");
        assertThat(read(files)).isEqualTo(records);
    }

    @Test
    void add_filesOfAFewBytes_areEndedAndNumbered() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (FileRecordSink sink = FileRecordSink.into(folder)
                    .clock(new TestClock(NOON))
                    .fileBytes(1)
                    .fsync(Fsync.everyRecords(1))
                    .build()) {
                sink.add(records.get(i));
            }
        }

        assertThat(files(folder)).hasSize(3);
        assertThat(read(files(folder))).isEqualTo(records.subList(0, 3));
    }

    @Test
    void write_fileIsOldOrLarge_beginsAnother() throws IOException {
        TestClock clock = new TestClock(NOON);
        try (RecordFolder target = new RecordFolder(folder, 1 << 20, Duration.ofHours(1), Fsync.NEVER, clock)) {
            target.write(records.subList(0, 1));
            clock.set(NOON.plusSeconds(3_599));
            target.write(records.subList(1, 2));
            assertThat(files(folder)).hasSize(1);
            clock.set(NOON.plusSeconds(3_600));
            target.write(records.subList(2, 3));
            assertThat(files(folder)).hasSize(2);
            clock.set(NOON.plusSeconds(7_200));
            target.tick();
            target.write(records.subList(3, 4));
        }
        assertThat(files(folder)).hasSize(3);
        assertThat(read(files(folder))).isEqualTo(records.subList(0, 4));
    }

    @Test
    void add_folderCannotBeMadeForAWhile_recordsAreWrittenWhenItCan() throws Exception {
        Path blocked = folder.resolve("records");
        Files.writeString(blocked, "a file where the folder should be");
        CountDownLatch failed = new CountDownLatch(2);
        try (FileRecordSink sink = FileRecordSink.into(blocked).build()) {
            sink.reportTo(failure -> failed.countDown());
            records.forEach(sink::add);
            failed.await();
            assertThat(sink.counts().stored()).isZero();
            assertThat(sink.counts().failures()).isGreaterThanOrEqualTo(2);
            Files.delete(blocked);
        }
        assertThat(read(files(blocked))).isEqualTo(records);
    }

    @Test
    void next_brokenLines_areReturnedAsSuchAndReadingGoesOn() throws IOException {
        String good = DecisionRecordJson.write(records.get(0));
        String later = good.replace("\"schema_version\":1,", "\"schema_version\":9,\"more\":[],");
        Path file = folder.resolve("records.jsonl");
        Files.write(
                file,
                ("\n" + good + "\r\n{\"schema_version\":1}\nnonsense tok-secret\n" + later + "\n  \n" + good + "\n"
                                + good.substring(0, 200))
                        .getBytes(StandardCharsets.UTF_8));

        List<RecordLine> lines = lines(file);

        assertThat(lines).extracting(RecordLine::number).containsExactly(2L, 3L, 4L, 5L, 7L, 8L);
        assertThat(lines)
                .extracting(line -> line.record() != null)
                .containsExactly(true, false, false, true, true, false);
        assertThat(lines.get(1).problem()).isEqualTo("field 'assessment' is missing");
        assertThat(lines.get(2).problem())
                .startsWith("a decision record in JSON was expected")
                .doesNotContain("tok");
        assertThat(lines.get(5).cutOff()).isTrue();
        assertThat(lines.get(5).problem()).endsWith("; the line has no end, as when its writer is killed");
    }

    /** A file may be anything: a line without an end takes no more memory than the longest record. */
    @Test
    void next_lineOfTenMegabytesAndBytesThatAreNoText_areProblems() throws IOException {
        Path file = folder.resolve("records.jsonl");
        byte[] good = (DecisionRecordJson.write(records.get(0)) + "\n").getBytes(StandardCharsets.UTF_8);
        try (var out = Files.newOutputStream(file)) {
            out.write("x".repeat(10_000_000).getBytes(StandardCharsets.US_ASCII));
            out.write('\n');
            out.write(new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
            out.write(good);
        }

        List<RecordLine> lines = lines(file);

        assertThat(lines.get(0).problem()).isEqualTo("a line of more than 8388608 bytes; expected a record");
        assertThat(lines.get(1).problem()).isEqualTo("a line that is not in UTF-8; expected a record");
        assertThat(lines.get(2).record()).isEqualTo(records.get(0));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<DecisionRecord> read(List<Path> files) throws IOException {
        List<DecisionRecord> read = new ArrayList<>();
        for (Path file : files) {
            for (RecordLine line : lines(file)) {
                assertThat(line.problem()).isEmpty();
                read.add(Objects.requireNonNull(line.record()));
            }
        }
        return read;
    }

    private static List<RecordLine> lines(Path file) throws IOException {
        List<RecordLine> lines = new ArrayList<>();
        try (RecordFileReader reader = RecordFileReader.open(file)) {
            for (RecordLine line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
