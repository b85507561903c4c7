package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.traffic.Payment;
import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.EventBean;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.common.client.configuration.common.ConfigurationCommonEventTypeBean;
import com.espertech.esper.common.client.util.AccessorStyle;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployException;
import com.espertech.esper.runtime.client.EPEventService;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;

/**
 * How often and how much each card paid within 24 hours, by Esper: one window by the event's own time, grouped by card.
 * Confined to one thread.
 *
 * <p>Of what we tried this is the fastest: a window by the engine's clock, moved on with each event, a table that a second
 * statement looks into, a window per group and a subscriber instead of a listener all take longer.
 */
final class EsperSpend implements AutoCloseable {
    private static final String EVENT = "Payment";
    private static final String STATEMENT = "@name('spend') select card, count(*) as payments, sum(amount) as spend"
            + " from Payment#ext_timed(time, 24 hours) group by card";

    private final EPRuntime runtime;
    private final EPEventService events;
    private String card = "";
    private double spend;

    EsperSpend() {
        Configuration configuration = configuration();
        runtime = EPRuntimeProvider.getRuntime("spend", configuration);
        runtime.initialize();
        try {
            EPCompiled compiled =
                    EPCompilerProvider.getCompiler().compile(STATEMENT, new CompilerArguments(configuration));
            String deployment = runtime.getDeploymentService().deploy(compiled).getDeploymentId();
            runtime.getDeploymentService()
                    .getStatement(deployment, "spend")
                    .addListener((rows, removed, statement, from) -> receive(rows));
        } catch (EPCompileException | EPDeployException e) {
            throw new IllegalStateException("Esper refuses the statement", e);
        }
        events = runtime.getEventService();
    }

    /** No locks and no clock that one thread with event time does not need. */
    private static Configuration configuration() {
        ConfigurationCommonEventTypeBean payment = new ConfigurationCommonEventTypeBean();
        payment.setAccessorStyle(AccessorStyle.EXPLICIT);
        payment.addMethodProperty("card", "card");
        payment.addMethodProperty("amount", "amount");
        payment.addMethodProperty("time", "time");
        Configuration configuration = new Configuration();
        configuration.getCommon().addEventType(EVENT, Payment.class.getName(), payment);
        configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
        configuration.getRuntime().getThreading().setListenerDispatchPreserveOrder(false);
        configuration.getRuntime().getThreading().setInsertIntoDispatchPreserveOrder(false);
        return configuration;
    }

    /** Counts the payment; what its card has spent within 24 hours. */
    double visit(Payment payment) {
        card = payment.card();
        spend = Double.NaN;
        events.sendEventBean(payment, EVENT);
        if (Double.isNaN(spend)) {
            throw new IllegalStateException("Esper returned nothing for the payment's card");
        }
        return spend;
    }

    /** Includes cards whose payments have left the window. */
    private void receive(EventBean[] rows) {
        for (EventBean row : rows) {
            if (card.equals(row.get("card"))) {
                long payments = (Long) row.get("payments");
                spend = payments == 0 ? 0 : (Double) row.get("spend");
            }
        }
    }

    @Override
    public void close() {
        runtime.destroy();
    }
}
