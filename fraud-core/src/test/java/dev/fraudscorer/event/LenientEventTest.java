package dev.fraudscorer.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of values that do not fit: left out and counted by the lenient builder, refused by the strict one. */
class LenientEventTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SEED = 20261130;

    private final EventType payment = new EventType(
            "payment",
            List.of(
                    new Attribute("card", AttributeType.KEY, true, 0),
                    new Attribute("amount", AttributeType.NUMBER, true, 1),
                    new Attribute("note", AttributeType.TEXT, false, 2),
                    new Attribute("online", AttributeType.BOOLEAN, false, 3),
                    new Attribute("country", AttributeType.COUNTRY, false, 4).withCodes(List.of("XK")),
                    new Attribute("currency", AttributeType.CURRENCY, false, 5),
                    new Attribute("ip", AttributeType.IP, false, 6),
                    new Attribute("user", AttributeType.KEY, false, 7)
                            .withTrim()
                            .withCaseFolded()
                            .withMaxLength(20)),
            8);

    @Test
    void set_lengthsAroundTheBound_areTakenUpToItAndInvalidBeyond() {
        for (int length = Attribute.LONGEST_KEY - 3; length <= Attribute.LONGEST_KEY + 3; length++) {
            Event event = lenient().set("card", "k".repeat(length)).build();
            assertThat(state(event, "card"))
                    .as("a key of %d characters", length)
                    .isEqualTo(length <= 256 ? ValueState.PRESENT : ValueState.INVALID);
        }
        for (int length = Attribute.LONGEST_TEXT - 3; length <= Attribute.LONGEST_TEXT + 3; length++) {
            Event event =
                    lenient().set("card", "c").set("note", "n".repeat(length)).build();
            assertThat(state(event, "note"))
                    .as("a text of %d characters", length)
                    .isEqualTo(length <= 4096 ? ValueState.PRESENT : ValueState.INVALID);
        }
        for (int length = 18; length <= 22; length++) {
            Event event = lenient().set("user", "  " + "u".repeat(length) + " ").build();
            assertThat(state(event, "user"))
                    .as("a key of %d characters without its blanks", length)
                    .isEqualTo(length <= 20 ? ValueState.PRESENT : ValueState.INVALID);
        }
    }

    @Test
    void set_longText_isRefusedByTheStrictBuilderWithTheBound() {
        assertThatThrownBy(() -> payment.newEvent("e", NOON).set("card", "k".repeat(257)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("'card'")
                .hasMessageContaining("more than 256 characters")
                .hasMessageContaining("max_length");
    }

    @Test
    void newEvent_idsAroundTheBound_areRefusedBeyondItEvenLeniently() {
        assertThat(payment.newEvent("i".repeat(256), NOON)).isNotNull();
        assertThatThrownBy(() -> payment.newEvent("i".repeat(257), NOON))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("more than 256 characters");
        assertThat(payment.refusals()).hasToString("{event_id={too_long=1}}");
    }

    @Test
    void build_everyAttributeHoldsGarbage_isAnEventThatNamesEach() {
        Event event = payment.newEvent("e", NOON)
                .lenient()
                .set("card", "4111111111111111")
                .set("amount", Double.NaN)
                .set("note", "n".repeat(5000))
                .parse("online", "perhaps")
                .set("country", "UK")
                .set("currency", "EUX")
                .set("ip", "fe80::1%eth0")
                .set("user", " \u00a0\t")
                .build();

        assertThat(event.hasInvalid()).isTrue();
        for (Attribute attribute : payment.attributes()) {
            assertThat(event.state(attribute)).as(attribute.name()).isEqualTo(ValueState.INVALID);
            assertThat(event.text(attribute)).isNull();
            assertThat(event.number(attribute)).isNaN();
        }
        assertThat(payment.refusals())
                .hasToString("{amount={not_a_number=1}, card={card_number=1}, country={unknown_code=1},"
                        + " currency={unknown_code=1}, ip={not_an_address=1}, note={too_long=1}, online={not_a_boolean=1},"
                        + " user={blank=1}}");
    }

    @Test
    void build_valuesOfOtherTypes_areInvalid() {
        Event event = payment.newEvent("e", NOON)
                .lenient()
                .set("amount", "129.90")
                .set("card", 5)
                .set("online", "true")
                .set("note", true)
                .parse("amount", "12,90")
                .build();

        assertThat(List.of("amount", "card", "online", "note"))
                .allSatisfy(name -> assertThat(state(event, name)).isEqualTo(ValueState.INVALID));
        assertThat(payment.refusals())
                .hasToString("{amount={not_a_number=1, text_given=1}, card={number_given=1}, note={boolean_given=1},"
                        + " online={text_given=1}}");
    }

    @Test
    void build_requiredAttributesMissing_areInvalidIfLenient() {
        Event event =
                payment.newEvent("e", NOON).lenient().set("note", (String) null).build();

        assertThat(state(event, "card")).isEqualTo(ValueState.INVALID);
        assertThat(state(event, "amount")).isEqualTo(ValueState.INVALID);
        assertThat(state(event, "note")).isEqualTo(ValueState.NOT_GIVEN);
        assertThatThrownBy(() -> payment.newEvent("e", NOON).set("amount", 1).build())
                .hasMessageContaining("requires attribute 'card'");
    }

    @Test
    void set_unknownName_throwsEvenLeniently() {
        assertThatThrownBy(() -> lenient().set("crad", "c")).hasMessageContaining("no attribute 'crad'");
    }

    @Test
    void set_anewAfterARefusal_isPresent() {
        Event event = lenient().set("country", "UK").set("country", "GB").build();

        assertThat(event.text("country")).isEqualTo("GB");
        assertThat(event.hasInvalid()).isFalse();
        assertThat(event.hasSameContent(lenient().set("country", "GB").build())).isTrue();
    }

    @Test
    void set_refusedAfterAValue_leavesNoValue() {
        Event event = lenient().set("amount", 5).set("amount", Double.NaN).build();

        assertThat(state(event, "amount")).isEqualTo(ValueState.INVALID);
        assertThat(event.number("amount")).isNaN();
    }

    @Test
    void toBuilder_refusedAttribute_staysInvalidUnlessSetAnew() {
        Event event = payment.newEvent("e", NOON).lenient().set("country", "UK").build();

        Event same = event.toBuilder().build();
        Event other = event.toBuilder()
                .set("country", "GB")
                .set("card", "c")
                .set("amount", 1)
                .build();

        assertThat(same.hasSameContent(event)).isTrue();
        assertThat(state(same, "country")).isEqualTo(ValueState.INVALID);
        assertThat(other.hasInvalid()).isFalse();
        assertThat(state(event, "country")).isEqualTo(ValueState.INVALID);
    }

    @Test
    void hasSameContent_oneRefusedOneNotGiven_isFalse() {
        Event refused = lenient().set("country", "UK").build();
        Event notGiven = lenient().build();

        assertThat(refused.hasSameContent(notGiven)).isFalse();
        assertThat(notGiven.hasSameContent(refused)).isFalse();
    }

    @Test
    void map_garbageFromTheHost_isInvalidAndWhatAReaderThrowsIsThrown() {
        EventMapper<String> mapper = EventMapper.<String>builder(payment)
                .id(source -> "e")
                .time(source -> NOON)
                .text("card", source -> source)
                .number("amount", source -> source.isEmpty() ? Double.POSITIVE_INFINITY : 1)
                .flag("online", source -> Objects.requireNonNull(source.equals("throw") ? null : source) != null)
                .build();

        Event event = mapper.map("");

        assertThat(state(event, "card")).isEqualTo(ValueState.INVALID);
        assertThat(state(event, "amount")).isEqualTo(ValueState.INVALID);
        assertThat(state(event, "online")).isEqualTo(ValueState.PRESENT);
        assertThatThrownBy(() -> mapper.map("throw")).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alice", " alice", "ALICE\u00a0", "\u2003aLiCe\n"})
    void set_keyThatIsTrimmedAndFolded_isOneKey(String text) {
        assertThat(lenient().set("user", text).build().text("user")).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alice", " alice"})
    void set_keyWithoutOptions_isAsGiven(String text) {
        assertThat(lenient().set("card", text).build().text("card")).isEqualTo(text);
    }

    @Test
    void set_foldedKeyInTurkishLocale_isThatOfAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            for (String text : List.of("INBOX-IT", "inbox-it", "\u0130NBOX-IT", "\u0131nbox-\u0131t")) {
                assertThat(lenient().set("user", text).build().text("user")).isEqualTo("inbox-it");
            }
            assertThat(payment.require("country").canonical("IT")).isEqualTo("IT");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void canonical_randomFoldedTexts_equalExactlyThoseThatDifferInCaseOnly() {
        Attribute user = payment.require("user");
        Random random = new Random(SEED);
        String letters = "aAbBiI\u0130\u0131sS\u017fkK\u212a\u00df\u1e9e\u00e9\u00c9\u03c3\u03c2\u03a3";
        for (int i = 0; i < 20_000; i++) {
            String a = text(random, letters);
            String b = text(random, letters);
            boolean same = Objects.equals(user.canonical(a), user.canonical(b));
            assertThat(same).as("seed %d: %s, %s", SEED, a, b).isEqualTo(a.equalsIgnoreCase(b));
            assertThat(user.canonical(a)).isEqualTo(user.canonical(Objects.requireNonNull(user.canonical(a))));
        }
    }

    @ParameterizedTest
    @CsvSource({"::ffff:192.0.2.1,192.0.2.1", "::FFFF:C000:201,192.0.2.1", "2001:DB8:0::1,2001:db8::1"})
    void set_address_isKeptInItsCanonicalForm(String text, String canonical) {
        assertThat(lenient().set("ip", text).build().text("ip")).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"country,XK", "country,GB", "country,AQ", "currency,XCG", "currency,SLE", "currency,EUR"})
    void set_codeThatIsKnown_isTaken(String attribute, String code) {
        assertThat(lenient().set(attribute, code).build().text(attribute)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "country,UK",
        "country,ZZ",
        "country,gb",
        "country,GBR",
        "country,EU",
        "currency,EUX",
        "currency,DEM",
        "currency,HRK",
        "currency,eur",
        "currency,XXX"
    })
    void set_codeThatIsUnknown_isInvalid(String attribute, String code) {
        assertThat(state(lenient().set(attribute, code).build(), attribute)).isEqualTo(ValueState.INVALID);
    }

    private Event.Builder lenient() {
        return payment.newEvent("e", NOON).lenient().set("card", "c").set("amount", 1);
    }

    private ValueState state(Event event, String attribute) {
        return event.state(payment.require(attribute));
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(2); i >= 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
