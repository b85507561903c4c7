package dev.fraudscorer.internal.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A class loader as that of an application: it names providers of services that this library's own loader does not. */
final class ServicesLoader extends ClassLoader {
    private final Map<String, String> namesByService;

    /** @param namesByService the content of the file of each service */
    ServicesLoader(Map<String, String> namesByService) {
        super(ServicesLoader.class.getClassLoader());
        this.namesByService = namesByService;
    }

    /** Runs something while this loader is the context class loader of this thread. */
    <T> T during(Supplier<T> run) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            return run.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        String names = namesByService.get(name.substring(name.lastIndexOf('/') + 1));
        return names == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(url(names)));
    }

    private static URL url(String content) {
        try {
            return new URL(null, "memory:services", new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new MemoryConnection(url, content);
                }
            });
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class MemoryConnection extends URLConnection {
        private final String content;

        private MemoryConnection(URL url, String content) {
            super(url);
            this.content = content;
        }

        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() throws IOException {
            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
