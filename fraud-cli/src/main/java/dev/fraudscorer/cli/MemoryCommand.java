package dev.fraudscorer.cli;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.features.EntityLoad;
import dev.fraudscorer.features.MemoryEstimate;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = "Compute how much memory the histories of a policy need for so many entities.")
final class MemoryCommand implements Callable<Integer> {
    private static final long MIB = 1L << 20;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The policy folder, with policy.yaml or policy.json.")
    Path policy = Path.of("");

    @Option(
            names = "--entities",
            required = true,
            split = ",",
            paramLabel = "ENTITY=COUNT",
            description =
                    "How many there are of each kind, such as card=1000000,merchant=50000; a kind of several attributes"
                            + " as in card+merchant=2000000.")
    Map<String, Long> entities = new LinkedHashMap<>();

    @Option(
            names = "--events-per-entity",
            split = ",",
            paramLabel = "ENTITY=COUNT",
            description = "How many events of one there are within its longest window, on an average. Default: 30.")
    Map<String, Integer> events = new LinkedHashMap<>();

    @Option(
            names = "--values-per-entity",
            split = ",",
            paramLabel = "ENTITY=COUNT",
            description = "How many different values of an attribute one has there, such as the cards of a merchant."
                    + " Default: 10.")
    Map<String, Integer> values = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    boolean json;

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        Map<String, EntityLoad> loads = loads();
        MemoryEstimate estimate;
        try (FraudScorer scorer =
                FraudScorer.builder(policy).secrets(KeyRing.random()).load()) {
            estimate = MemoryEstimate.of(scorer, loads);
        }
        out.println(json ? asJson(estimate) : asText(estimate, loads));
        out.flush();
        return 0;
    }

    private Map<String, EntityLoad> loads() {
        Map<String, EntityLoad> loads = new LinkedHashMap<>();
        entities.forEach((entity, count) -> loads.put(name(entity), EntityLoad.of(count)));
        events.forEach((entity, count) -> loads.compute(
                name(entity), (name, load) -> counted(entity, load).withEvents(count)));
        values.forEach((entity, count) -> loads.compute(
                name(entity), (name, load) -> counted(entity, load).withValues(count)));
        return loads;
    }

    /** As its features have it. */
    private static String name(String entity) {
        return entity.replace('+', '_');
    }

    private static EntityLoad counted(String entity, @Nullable EntityLoad load) {
        if (load == null) {
            throw new IllegalArgumentException("'" + entity
                    + "' is not among --entities; expected how many there are, such as " + entity + "=1000");
        }
        return load;
    }

    private static String asText(MemoryEstimate estimate, Map<String, EntityLoad> loads) {
        StringBuilder text = new StringBuilder();
        estimate.bytesPerEntity().forEach((entity, bytes) -> {
            EntityLoad load = requireNonNull(loads.get(entity));
            text.append(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d events and %,d values of each attribute, %,d bytes each%n",
                    entity,
                    load.entities(),
                    load.events(),
                    load.values(),
                    bytes));
        });
        text.append(String.format(
                Locale.ROOT, "together %,d MiB with tables; for all to stay:%n", (estimate.bytes() + MIB - 1) / MIB));
        return text.append("profiles: { memory: ")
                .append(estimate.memory() / MIB)
                .append("MiB }")
                .toString();
    }

    private static String asJson(MemoryEstimate estimate) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode();
        ObjectNode each = root.putObject("bytes_per_entity");
        estimate.bytesPerEntity().forEach(each::put);
        root.put("bytes", estimate.bytes()).put("memory", estimate.memory());
        return mapper.writeValueAsString(root);
    }
}
