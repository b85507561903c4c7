package dev.fraudscorer.simulator.output;

import dev.fraudscorer.simulator.payment.FraudKind;
import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Payments as one JSON object per line. Confined to one thread. */
final class PaymentJsonLines implements PaymentWriter {

    private final PaymentText text = new PaymentText();
    private final JsonGenerator json;

    PaymentJsonLines(OutputStream stream) {
        this.json = JsonFactory.builder()
                .rootValueSeparator("")
                .build()
                .createGenerator(ObjectWriteContext.empty(), stream);
    }

    @Override
    public void accept(SimulatedPayment payment) {
        try {
            write(payment);
        } catch (JacksonException e) {
            throw new UncheckedIOException(new IOException("could not write " + payment.eventId(), e));
        }
    }

    private void write(SimulatedPayment payment) {
        json.writeStartObject();
        json.writeStringProperty("event_id", payment.eventId());
        json.writeStringProperty("event_time", text.time(payment.eventTime()));
        json.writeStringProperty("card", payment.card());
        json.writeStringProperty("customer", payment.customer());
        json.writeStringProperty("merchant", payment.merchant());
        json.writeStringProperty("category", payment.category());
        json.writeStringProperty("device", payment.device());
        json.writeStringProperty("ip", payment.ip());
        json.writeStringProperty("country", payment.country());
        json.writeStringProperty("card_country", payment.cardCountry());
        json.writeStringProperty("channel", payment.channel().name());
        number("amount", PaymentText.amount(payment));
        json.writeStringProperty("currency", payment.currency());
        number("lat", PaymentText.degrees(payment.latitude()));
        number("lon", PaymentText.degrees(payment.longitude()));
        json.writeBooleanProperty("fraud", payment.fraud());
        FraudKind kind = payment.fraudKind();
        if (kind != null) {
            json.writeStringProperty("fraud_kind", kind.name());
        }
        Instant known = payment.labelKnownAt();
        if (known != null) {
            json.writeStringProperty("label_known_at", text.time(known));
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void number(String name, String decimal) {
        json.writeName(name);
        json.writeNumber(decimal);
    }

    @Override
    public void close() throws IOException {
        try {
            json.close();
        } catch (JacksonException e) {
            throw new IOException("could not finish writing payments", e);
        }
    }
}
