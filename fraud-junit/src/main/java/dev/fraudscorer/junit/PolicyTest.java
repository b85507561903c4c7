package dev.fraudscorer.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test method that JUnit runs once for each case beside the rules of a policy, each reported as a test of its own.
 * The method takes the case:
 *
 * <pre>{@code
 * @PolicyTest("src/main/policy")
 * void everyCase(RuleTest test) {
 *     test.check();
 * }
 * }</pre>
 *
 * <p>A policy with problems fails the method with their report, and so does one without any case.
 */
@SuppressWarnings("exports") // JUnit alone makes the extension, of a package that is open to it
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(PolicyTestExtension.class)
public @interface PolicyTest {
    /** The policy folder, relative to the folder that the tests run in. */
    String value();
}
