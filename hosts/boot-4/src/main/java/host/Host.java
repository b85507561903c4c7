package host;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.json.AssessmentJson;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the modules of all engines, though it requires none of them, and sees nothing internal of them; scores a payment with every
 * engine, writes its assessment as JSON, and reads it by Jackson 3 and by the library.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class Host {
    public static void main(String[] arguments) {
        for (String engine : new String[] {"features", "rules", "onnx", "anomaly"}) {
            check(ModuleLayer.boot().findModule("dev.fraudscorer." + engine).isPresent(), "the module of " + engine);
        }
        ModuleLayer.boot().modules().stream()
                .filter(module -> module.isNamed() && module.getName().startsWith("dev.fraudscorer"))
                .forEach(module -> module.getPackages().stream()
                        .filter(name -> name.contains(".internal") || name.contains(".shaded."))
                        .forEach(name -> check(!module.isExported(name, Host.class.getModule()), name + " hidden")));
        try (ConfigurableApplicationContext context = SpringApplication.run(Host.class, arguments)) {
            FraudScorer scorer = context.getBean(FraudScorer.class);
            Event payment = scorer.event("payment", "tx-1", Instant.parse("2026-11-22T10:00:00Z"))
                    .set("card", "tok-1")
                    .set("merchant", "m-1")
                    .set("amount", 250)
                    .set("channel", "CNP")
                    .build();
            Assessment assessment = scorer.score(payment);
            String json = AssessmentJson.write(assessment);
            System.out.println(json);

            check(!assessment.degraded(), "an assessment that is not degraded");
            for (String source : new String[] {"watched-merchant", "network", "trees", "unusual"}) {
                check(
                        assessment.evidence().stream().anyMatch(item -> item.source().equals(source)),
                        "evidence of " + source);
            }
            check(AssessmentJson.read(json).equals(assessment), "the same assessment");
            JsonNode read = context.getBean(JsonMapper.class).readTree(json);
            check(read.get("score").doubleValue() == assessment.score(), "the same score");
        }
    }

    private static void check(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalStateException("expected " + expected);
        }
    }

    @Bean
    FraudScorer scorer(@Value("${policy}") Path policy) {
        return FraudScorer.load(policy);
    }
}
