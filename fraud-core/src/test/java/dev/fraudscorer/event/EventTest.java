package dev.fraudscorer.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private EventType payment;

    @BeforeEach
    void load() {
        try (FraudScorer scorer = FraudScorer.load(PolicyText.write(folder, PolicyText.TEST_POLICY))) {
            payment = scorer.eventType("payment");
        }
    }

    @Test
    void build_allGiven_holdsWhatWasSet() {
        Event event = begin().set("amount", 129.9)
                .set("country", "BR")
                .set("currency", "BRL")
                .set("ip", "2001:db8::1")
                .set("new_device", true)
                .build();

        assertThat(event.text("card")).isEqualTo("tok-1");
        assertThat(event.number("amount")).isEqualTo(129.9);
        assertThat(event.number("new_device")).isEqualTo(1);
        assertThat(event.text("fail")).isNull();
    }

    @Test
    void set_unknownAttribute_isRefusedByName() {
        refused(() -> begin().set("amuont", 5), "amuont", "no attribute 'amuont'");
    }

    @Test
    void set_wrongType_isRefusedByName() {
        refused(() -> begin().set("amount", "129.90"), "amount", "found a text, expected a number");
        refused(() -> begin().set("card", 5), "card", "found a number, expected a key");
        refused(() -> begin().set("amount", true), "amount", "found a boolean, expected a number");
        refused(() -> begin().set("new_device", 1), "new_device", "found a number, expected a boolean");
    }

    @Test
    void build_requiredKeyMissing_isRefusedByName() {
        refused(
                () -> payment.newEvent("tx-1", NOON).set("amount", 1).build(),
                "card",
                "requires attribute 'card' (key), which is missing");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void set_notFinite_isRefused(double value) {
        refused(() -> begin().set("amount", value), "amount", "expected a finite number");
    }

    @Test
    void newEvent_beforeTheEarliest_isRefused() {
        assertThatThrownBy(() -> payment.newEvent("tx-1", Instant.parse("1969-12-31T23:59:59.999Z")))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("before 2000-01-01T00:00:00Z, the earliest that the policy accepts")
                .hasMessageEndingWith("is its unit right?");
        assertThatThrownBy(() -> payment.newEvent("tx-1", Instant.MAX))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("after the year 9999");
    }

    @Test
    void newEvent_inAnotherUnit_isRefusedWithTheUnitThatItLooksLike() {
        long millis = NOON.toEpochMilli();

        refusedTime(Instant.ofEpochMilli(millis / 1000), "looks like seconds: multiply it by 1000");
        refusedTime(Instant.ofEpochMilli(millis * 1000), "looks like a unit a thousand times smaller");
        refusedTime(Instant.ofEpochSecond(millis), "looks like a unit a thousand times smaller");
        refusedTime(Instant.ofEpochMilli(millis * 1_000_000), "looks like nanoseconds: divide it by 1000000");
        refusedTime(Instant.ofEpochSecond(millis * 1000), "looks like nanoseconds: divide it by 1000000");
        refusedTime(Instant.MIN, "is its unit right?");
        refusedTime(Instant.MAX, "is its unit right?");
        refusedTime(Instant.EPOCH, "is its unit right?");
    }

    private void refusedTime(Instant time, String expected) {
        assertThatThrownBy(() -> payment.newEvent("tx-1", time))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("is read as milliseconds since 1970")
                .hasMessageContaining(expected);
    }

    @Test
    void hasSameContent_receivedAtAnotherTime_isTheSame() {
        Event event = begin().set("card", "c").receivedAt(NOON).build();
        Event retry = event.toBuilder().receivedAt(NOON.plusSeconds(9)).build();

        assertThat(retry.hasSameContent(event)).isTrue();
        assertThat(event.toBuilder().build().receivedAt()).isEqualTo(NOON);
        assertThat(begin().set("card", "c").build().receivedAt()).isNull();
    }

    @Test
    void receivedBetween_noInterval_isRefused() {
        assertThatThrownBy(() -> begin().receivedBetween(NOON, NOON.minusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> begin().receivedAt(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void newEvent_blankId_isRefused() {
        assertThatThrownBy(() -> payment.newEvent(" ", NOON)).hasMessageContaining("blank id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "378282246310005",
                "5555555555554444",
                "4222222222222",
                "6304000000000000000",
                "tok_4111111111111111",
                "4111\u00A01111\u00A01111\u00A01111"
            })
    void set_keyThatPassesForACardNumber_isRefusedWithoutShowingIt(String pan) {
        assertThatThrownBy(() -> payment.newEvent("tx-1", NOON).set("card", pan))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("'card'")
                .hasMessageContaining("found a card number")
                .hasMessageNotContaining(pan)
                .hasMessageNotContaining("1111");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111112", "411111111111", "9000000000000001", "41111111111111111111111"})
    void set_keyThatOnlyResemblesOne_isAccepted(String token) {
        assertThat(payment.newEvent("tx-1", NOON).set("card", token).build().text("card"))
                .isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource({"country,br", "country,BRA", "currency,EU", "currency,eur", "ip,300.1.1.1", "ip,1.2.3", "card,' '"})
    void set_textThatDoesNotFitItsType_isRefused(String attribute, String text) {
        assertThatThrownBy(() -> begin().set(attribute, text))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("'" + attribute + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.255", "::", "::1", "2001:db8::", "1:2:3:4:5:6:7:8"})
    void set_ipAddress_isAccepted(String ip) {
        assertThat(begin().set("ip", ip).build().text("ip")).isEqualTo(ip);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3.4.5",
                "01.2.3.4",
                "1..2.3",
                "1.2.3.4.",
                ":",
                ":1",
                "1:",
                ":::",
                "1::2::3",
                "1:::2",
                ":::1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "localhost"
            })
    void set_notAnIpAddress_isRefused(String ip) {
        assertThatThrownBy(() -> begin().set("ip", ip)).isInstanceOf(InvalidEventException.class);
    }

    @Test
    void set_afterBuild_isRefused() {
        Event.Builder builder = begin();
        Event event = builder.build();

        assertThatThrownBy(() -> builder.set("amount", 999)).isInstanceOf(IllegalStateException.class);
        assertThat(event.number("amount")).isNaN();
    }

    @Test
    void set_valueInPlaceOfAName_isNotShown() {
        assertThatThrownBy(() -> begin().set("4111111111111111", "card"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageNotContaining("4111");
    }

    @Test
    void parse_textsOfAFile_areReadByType() {
        Event event = payment.newEvent("tx-1", NOON)
                .parse("card", "tok-1")
                .parse("amount", "129.90")
                .parse("new_device", "0")
                .parse("country", "")
                .build();

        assertThat(event.number("amount")).isEqualTo(129.9);
        assertThat(event.number("new_device")).isZero();
        assertThat(event.text("country")).isNull();
        refused(() -> begin().parse("amount", "12,90"), "amount", "not a number");
        refused(() -> begin().parse("new_device", "yes"), "new_device", "expected true, false, 1 or 0");
    }

    @Test
    void toBuilder_nothingSet_isTheSameContent() {
        Event event = begin().set("amount", 129.9).set("new_device", false).build();

        assertThat(event.toBuilder().build().hasSameContent(event)).isTrue();
    }

    @Test
    void toBuilder_oneSet_changesThatOneAndLeavesTheFirstEvent() {
        Event event = begin().set("amount", 129.9).build();
        Event amended =
                event.toBuilder().set("amount", 5).set("new_device", true).build();

        assertThat(amended.number("amount")).isEqualTo(5);
        assertThat(amended.number("new_device")).isEqualTo(1);
        assertThat(amended.text("card")).isEqualTo("tok-1");
        assertThat(amended.id()).isEqualTo(event.id());
        assertThat(amended.time()).isEqualTo(event.time());
        assertThat(amended.timeMillis()).isEqualTo(event.timeMillis());
        assertThat(event.number("amount")).isEqualTo(129.9);
        assertThat(event.number("new_device")).isNaN();
    }

    @Test
    void toBuilder_valueThatDoesNotFit_isRefused() {
        refused(() -> begin().build().toBuilder().set("country", "br"), "country", "upper-case letters");
    }

    @Test
    void toString_anyEvent_showsNoAttribute() {
        assertThat(begin().set("amount", 129.9).build()).hasToString("payment tx-1 at 2026-11-22T12:00:00Z");
    }

    private Event.Builder begin() {
        return payment.newEvent("tx-1", NOON).set("card", "tok-1");
    }

    private static void refused(ThrowingCallable call, String attribute, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidEventException.class,
                        e -> assertThat(e.attribute()).isEqualTo(attribute))
                .hasMessageContaining(message)
                .hasMessageNotContaining("129")
                .hasMessageNotContaining("12,90");
    }
}
