package dev.fraudscorer.simulator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.simulator.PaymentSimulator;
import dev.fraudscorer.simulator.SimulatorConfig;
import dev.fraudscorer.simulator.SmallHistory;
import dev.fraudscorer.simulator.payment.FraudKind;
import dev.fraudscorer.simulator.payment.PaymentChannel;
import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PaymentWriterTest {

    private static final SmallHistory HISTORY = SmallHistory.of(SmallHistory.config(5)
            .days(20)
            .payments(5_000)
            .customers(200)
            .start(Instant.parse("2025-01-01T00:00:00.001Z"))
            .build());

    @TempDir
    Path folder;

    private Path write(String name, long seed) throws IOException {
        Path file = folder.resolve(name);
        SimulatorConfig config = SmallHistory.config(seed)
                .days(20)
                .payments(5_000)
                .customers(200)
                .build();
        try (PaymentWriter writer = PaymentWriter.create(file)) {
            new PaymentSimulator(config).run(writer);
        }
        return file;
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {".csv", ".csv.gz", ".jsonl", ".jsonl.gz"})
    void run_sameSeed_givesSameBytesAndAnotherSeedOthers(String suffix) throws Exception {
        String first = sha256(Files.readAllBytes(write("first" + suffix, 5)));
        String second = sha256(Files.readAllBytes(write("second" + suffix, 5)));
        String other = sha256(Files.readAllBytes(write("other" + suffix, 6)));
        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    /** The promise is the same history on every machine; whoever changes the simulation on purpose changes the digest. */
    @Test
    void run_knownSeed_givesTheBytesItAlwaysGave() throws Exception {
        assertThat(sha256(Files.readAllBytes(write("known.csv", 5))))
                .isEqualTo("186e4c1e041b495e5268a322a2b5c4456a4243656145fe1b9f3637665e6f9bf4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl"})
    void create_gz_holdsTheSameText(String suffix) throws IOException {
        byte[] plain = Files.readAllBytes(write("plain." + suffix, 5));
        try (InputStream unzipped = new GZIPInputStream(Files.newInputStream(write("small." + suffix + ".gz", 5)))) {
            assertThat(unzipped.readAllBytes()).isEqualTo(plain);
        }
    }

    @Test
    void csv_readBack_givesThePayments() throws IOException {
        Path file = folder.resolve("p.csv");
        try (PaymentWriter writer = PaymentWriter.create(file)) {
            HISTORY.payments().forEach(writer);
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = format.parse(reader)) {
            assertThat(parser.getHeaderNames())
                    .containsExactly(
                            ("event_id,event_time,card,customer,merchant,category,device,ip,country,card_country,"
                                            + "channel,amount,currency,lat,lon,fraud,fraud_kind,label_known_at")
                                    .split(","));
            assertThat(parser.stream().map(PaymentWriterTest::payment)).isEqualTo(HISTORY.payments());
        }
    }

    private static SimulatedPayment payment(CSVRecord line) {
        boolean fraud = line.get("fraud").equals("1");
        assertThat(line.get("event_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(line.get("amount")).matches("\\d+\\.\\d\\d");
        assertThat(line.get("lat")).matches("-?\\d+\\.\\d{4}");
        return new SimulatedPayment(
                line.get("event_id"),
                Instant.parse(line.get("event_time")),
                line.get("card"),
                line.get("customer"),
                line.get("merchant"),
                line.get("category"),
                line.get("device"),
                line.get("ip"),
                line.get("country"),
                line.get("card_country"),
                PaymentChannel.valueOf(line.get("channel")),
                Double.parseDouble(line.get("amount")),
                line.get("currency"),
                Double.parseDouble(line.get("lat")),
                Double.parseDouble(line.get("lon")),
                fraud,
                fraud ? FraudKind.valueOf(line.get("fraud_kind")) : null,
                line.get("label_known_at").isEmpty() ? null : Instant.parse(line.get("label_known_at")));
    }

    @Test
    void jsonLines_readBack_giveThePayments() throws IOException {
        Path file = folder.resolve("p.jsonl");
        try (PaymentWriter writer = PaymentWriter.create(file)) {
            HISTORY.payments().forEach(writer);
        }
        JsonMapper mapper = JsonMapper.shared();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.stream().map(mapper::readTree).map(PaymentWriterTest::payment))
                .isEqualTo(HISTORY.payments());
    }

    private static SimulatedPayment payment(JsonNode json) {
        boolean fraud = json.required("fraud").booleanValue();
        assertThat(json.has("fraud_kind")).isEqualTo(fraud);
        assertThat(json.has("label_known_at")).isEqualTo(fraud);
        return new SimulatedPayment(
                json.required("event_id").stringValue(),
                Instant.parse(json.required("event_time").stringValue()),
                json.required("card").stringValue(),
                json.required("customer").stringValue(),
                json.required("merchant").stringValue(),
                json.required("category").stringValue(),
                json.required("device").stringValue(),
                json.required("ip").stringValue(),
                json.required("country").stringValue(),
                json.required("card_country").stringValue(),
                PaymentChannel.valueOf(json.required("channel").stringValue()),
                json.required("amount").doubleValue(),
                json.required("currency").stringValue(),
                json.required("lat").doubleValue(),
                json.required("lon").doubleValue(),
                fraud,
                fraud ? FraudKind.valueOf(json.required("fraud_kind").stringValue()) : null,
                fraud ? Instant.parse(json.required("label_known_at").stringValue()) : null);
    }

    @Test
    void create_unknownSuffix_isRefusedBeforeAFileIsMade() {
        Path file = folder.resolve("payments.parquet");
        assertThatThrownBy(() -> PaymentWriter.create(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("payments.parquet")
                .hasMessageContaining(".csv, .csv.gz, .jsonl or .jsonl.gz");
        assertThat(file).doesNotExist();
    }
}
