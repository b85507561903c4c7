package dev.fraudscorer.lab.train.internal;

import java.nio.file.Path;

/** What to do where the system refuses to load LightGBM. */
final class LoadFailure {
    private LoadFailure() {}

    /**
     * Turns the system linker's message into advice.
     *
     * @param linkerMessage the linker's message; quoted in the answer
     * @param folder where the library was to be loaded from
     */
    static String explain(String linkerMessage, Path folder) {
        return "cannot load LightGBM's native library from " + folder + ": " + linkerMessage + ". "
                + advice(linkerMessage);
    }

    private static String advice(String linkerMessage) {
        if (linkerMessage.contains("libgomp")) {
            return "It needs the GNU OpenMP runtime. Install it: 'apt-get install libgomp1' on Debian and Ubuntu,"
                    + " 'dnf install libgomp' on Fedora and RHEL.";
        }
        if (linkerMessage.contains("libomp")) {
            return "It needs the LLVM OpenMP runtime. Install it: 'brew install libomp'.";
        }
        if (linkerMessage.contains("ld-linux") || linkerMessage.contains("musl")) {
            return "It needs glibc; train on a system that has it. The model it writes runs anywhere.";
        }
        if (linkerMessage.contains("Operation not permitted") || linkerMessage.contains("failed to map segment")) {
            return "The folder seems to be mounted 'noexec'. Set -Djava.io.tmpdir to one that is not.";
        }
        return "Install what the message names, or set -D" + LightGbmLibrary.PATH_PROPERTY
                + " to a folder with a LightGBM library that fits this system.";
    }
}
