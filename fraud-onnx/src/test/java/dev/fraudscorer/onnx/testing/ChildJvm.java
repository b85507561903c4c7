package dev.fraudscorer.onnx.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a main class in a JVM of its own, for what a test JVM cannot show about itself. */
public final class ChildJvm {
    private ChildJvm() {}

    /** The output of the program, both streams together. */
    public static String run(Class<?> main, List<String> options) throws IOException, InterruptedException {
        return run(main, options, Map.of());
    }

    /**
     * The output of the program, both streams together.
     *
     * @param environment variables that it gets beside those of this process
     */
    public static String run(Class<?> main, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
