package dev.fraudscorer.benchmarks.rules;

import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Drools with a stateful session that is kept: an event goes in, rules fire, the event is taken out again. */
public final class DroolsRules implements RuleEvaluator, AutoCloseable {
    private final KieSession session;
    private final Fired fired = new Fired();
    private final Facts facts = new Facts();

    DroolsRules() {
        KieServices services = KieServices.Factory.get();
        KieFileSystem files = services.newKieFileSystem();
        files.write("src/main/resources/reference/rules.drl", source());
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        session =
                services.newKieContainer(builder.getKieModule().getReleaseId()).newKieSession();
        session.setGlobal("fired", fired);
    }

    private static String source() {
        StringBuilder source = new StringBuilder("package reference;\n");
        source.append("import ").append(Facts.class.getName()).append(";\n");
        source.append("global ").append(Fired.class.getCanonicalName()).append(" fired;\n");
        List<String> rules = ReferenceRules.written(ReferenceCondition::drl, ", ");
        for (int i = 0; i < rules.size(); i++) {
            source.append("rule \"r").append(i).append("\" when Facts(").append(rules.get(i));
            source.append(") then fired.add(").append(i).append("); end\n");
        }
        return source.toString();
    }

    @Override
    public void evaluate(FeatureVector vector, long[] out) {
        fired.bits = out;
        out[0] = 0;
        out[1] = 0;
        FactHandle handle = session.insert(facts.of(vector));
        session.fireAllRules();
        session.delete(handle);
    }

    @Override
    public void close() {
        session.dispose();
    }

    /** What the consequences of the rules call. */
    public static final class Fired {
        private long[] bits = {};

        /** Sets the bit of a rule. */
        public void add(int rule) {
            bits[rule >> 6] |= 1L << rule;
        }
    }
}
