package dev.fraudscorer.simulator.output;

import dev.fraudscorer.simulator.payment.FraudKind;
import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Payments as comma-separated lines under a header. Confined to one thread. */
final class PaymentCsv implements PaymentWriter {

    private static final String HEADER = "event_id,event_time,card,customer,merchant,category,device,ip,country,"
            + "card_country,channel,amount,currency,lat,lon,fraud,fraud_kind,label_known_at";

    private final PaymentText text = new PaymentText();
    private final CsvLines lines;

    PaymentCsv(OutputStream stream) throws IOException {
        this.lines = new CsvLines(stream);
        List.of(HEADER.split(",", -1)).forEach(lines::field);
        lines.end();
    }

    @Override
    public void accept(SimulatedPayment payment) {
        FraudKind kind = payment.fraudKind();
        Instant known = payment.labelKnownAt();
        lines.field(payment.eventId())
                .field(text.time(payment.eventTime()))
                .field(payment.card())
                .field(payment.customer())
                .field(payment.merchant())
                .field(payment.category())
                .field(payment.device())
                .field(payment.ip())
                .field(payment.country())
                .field(payment.cardCountry())
                .field(payment.channel().name())
                .field(PaymentText.amount(payment))
                .field(payment.currency())
                .field(PaymentText.degrees(payment.latitude()))
                .field(PaymentText.degrees(payment.longitude()))
                .field(payment.fraud() ? "1" : "0")
                .field(kind == null ? "" : kind.name())
                .field(known == null ? "" : text.time(known));
        try {
            lines.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
