package dev.fraudscorer.onnx.internal.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;

/** The native library: its environment, which is one per process, and sessions that start no threads. */
final class OrtRuntime {
    private static final int LONGEST_FAULT = 300;

    private OrtRuntime() {}

    /** The environment, which the host may already have made; options of our own would then fail. */
    static OrtEnvironment environment() throws NativeLibraryException {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            return environment;
        } catch (LinkageError | IllegalStateException | OrtException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new NativeLibraryException(
                    "a model for ONNX Runtime, whose native library does not load here (" + oneLine(cause) + ")",
                    "Linux with glibc, macOS or Windows, and a folder java.io.tmpdir that is writable and not noexec,"
                            + " or a folder with the library named by -Donnxruntime.native.path");
        }
    }

    static OrtSession open(OrtEnvironment environment, byte[] model) throws ModelRefusedException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // Parallelism is the host's: a pool per session would stall its threads, and results would depend on it.
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            // Errors come as exceptions; a library does not write to the host's standard error.
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return LargeStack.call(() -> environment.createSession(model, options));
        } catch (OrtException e) {
            throw refusal(e);
        }
    }

    static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close a session", e);
        }
    }

    /** What ONNX Runtime has against a model. */
    static ModelRefusedException refusal(OrtException e) {
        return new ModelRefusedException(
                "a model that ONNX Runtime refuses (" + oneLine(e) + ")",
                "operators, opsets and shapes that ONNX Runtime 1.28 supports");
    }

    private static String oneLine(Throwable e) {
        String text = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
        // The C++ file and signature in front of a message do not help its reader.
        String plain = text.replaceFirst("^Error code - (\\w+) - message: (\\S+\\.(cc|h):\\d+ .*\\) (?=\\S))?", "$1: ");
        return plain.length() <= LONGEST_FAULT ? plain : plain.substring(0, LONGEST_FAULT) + "…";
    }
}
