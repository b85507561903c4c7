package dev.fraudscorer.lab.train.internal;

import java.util.Locale;

/**
 * Which of lightgbm4j's native libraries fit this machine.
 *
 * @param folder their folder among the jar's resources, relative to {@code lightgbm4j/}
 * @param core file name of LightGBM itself, to be loaded first
 * @param binding file name of its Java binding
 */
record NativePlatform(String folder, String core, String binding) {
    static NativePlatform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        boolean intel = arch.equals("amd64") || arch.equals("x86_64");
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        String cpu = intel ? "x86_64" : "aarch64";
        if (os.startsWith("linux") && (intel || arm)) {
            return new NativePlatform("linux/" + cpu, "lib_lightgbm.so", "lib_lightgbm_swig.so");
        }
        if (os.startsWith("mac") && (intel || arm)) {
            return new NativePlatform("osx/" + cpu, "lib_lightgbm.dylib", "lib_lightgbm_swig.dylib");
        }
        if (os.startsWith("windows") && intel) {
            return new NativePlatform("windows/" + cpu, "lib_lightgbm.dll", "lib_lightgbm_swig.dll");
        }
        throw new IllegalStateException("LightGBM has no native library for " + osName + " on " + osArch
                + "; expected Linux or macOS on x86_64 or aarch64, or Windows on x86_64. Train on one of these; the"
                + " model it writes runs anywhere.");
    }
}
