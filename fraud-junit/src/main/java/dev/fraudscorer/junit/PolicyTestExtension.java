package dev.fraudscorer.junit;

import dev.fraudscorer.rules.RuleTest;
import dev.fraudscorer.rules.RuleTests;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a method with {@link PolicyTest} one invocation for each case of the policy. */
final class PolicyTestExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getElement(), PolicyTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        String folder = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), PolicyTest.class)
                .orElseThrow()
                .value();
        RuleTests tests = RuleTests.load(Path.of(folder));
        return tests.all().stream()
                .<TestTemplateInvocationContext>map(Invocation::new)
                .onClose(tests::close);
    }

    private record Invocation(RuleTest test) implements TestTemplateInvocationContext, ParameterResolver {
        @Override
        public String getDisplayName(int invocationIndex) {
            return test.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RuleTest.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return test;
        }
    }
}
