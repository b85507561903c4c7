package dev.fraudscorer.policy;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Finds a folder on the class path by the policy's document in it, and reads its files from where that is. */
final class ClassPathFolder {
    private static final List<String> DOCUMENTS = List.of("policy.yaml", "policy.yml", "policy.json");

    private ClassPathFolder() {}

    /**
     * The files of the first folder of that name which holds a policy's document.
     *
     * @param find the place of a resource; null if there is none
     * @throws PolicyException if there is none, or its files cannot be listed
     */
    static PolicyFiles open(String folder, Function<String, @Nullable URL> find) {
        for (String document : DOCUMENTS) {
            URL url = find.apply(folder + "/" + document);
            if (url != null) {
                try {
                    return beside(url, document, folder);
                } catch (IOException | URISyntaxException | SecurityException e) {
                    throw Unpacking.problem(
                            folder,
                            "a class path that cannot be read (" + e.getClass().getSimpleName() + ")",
                            "a readable folder or jar");
                }
            }
        }
        throw Unpacking.problem(
                folder,
                "no policy.yaml and no policy.json in the folder '" + folder + "' on the class path",
                "one of them; a folder in a named module is found if the module opens it");
    }

    private static PolicyFiles beside(URL url, String document, String folder) throws IOException, URISyntaxException {
        if (url.getProtocol().equals("file")) {
            return new FolderFiles(Objects.requireNonNull(Path.of(url.toURI()).getParent(), folder));
        }
        if (url.openConnection() instanceof JarURLConnection connection) {
            // Not the cached jar, which others may use: it is closed here.
            connection.setUseCaches(false);
            String entry = connection.getEntryName();
            return inJar(connection, entry.substring(0, entry.length() - document.length() - 1), folder);
        }
        throw Unpacking.problem(
                folder,
                "a class path of the kind '" + url.getProtocol() + "', whose files cannot be listed",
                "a folder or a jar; of another kind, read a zip (PolicySource.zip)");
    }

    private static PolicyFiles inJar(JarURLConnection connection, String path, String folder) throws IOException {
        Unpacking unpacking = new Unpacking(folder, path);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().startsWith(unpacking.folder())) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        unpacking.add(entry.getName(), in);
                    }
                }
            }
        }
        return unpacking.files();
    }
}
