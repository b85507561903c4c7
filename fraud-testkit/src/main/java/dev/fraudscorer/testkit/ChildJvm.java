package dev.fraudscorer.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a main class in a JVM of its own, for what a test JVM cannot show about itself. */
public final class ChildJvm {
    private ChildJvm() {}

    /** What the program prints, both streams together. */
    public static String run(Class<?> main, List<String> options) throws IOException, InterruptedException {
        return run(main, options, Map.of());
    }

    /**
     * What the program prints, both streams together.
     *
     * @param options of the JVM
     * @param environment variables that it gets beside those of this process
     */
    public static String run(Class<?> main, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(main, options)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    /**
     * The command that runs the program by the Java and with the class path of this process.
     *
     * @param options of the JVM
     * @param arguments of the program
     */
    public static List<String> command(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The class path of this process, whose own may be a file that names another. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
