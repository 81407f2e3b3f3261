package org.lit4j.core.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes real jars of plug-ins: compiled by javac against lit-core, with a manifest and service files. */
final class PluginJar {
    private final Path jar;
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, String> services = new TreeMap<>();
    private final List<String> left = new ArrayList<>();
    private final List<Class<?>> copied = new ArrayList<>();
    private final Manifest manifest = new Manifest();

    PluginJar(Path folder, String name, String version) {
        jar = folder.resolve(name);
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    }

    PluginJar source(String className, String code) {
        sources.put(className, code);
        return this;
    }

    /** Adds a store's provider whose body begins with the given members; it opens nothing. */
    PluginJar store(String className, String name, String members) {
        int dot = className.lastIndexOf('.');
        return source(
                className,
                "package " + className.substring(0, dot) + ";"
                        + "import org.lit4j.core.spi.*; import org.lit4j.core.session.*;"
                        + "public class " + className.substring(dot + 1) + " implements SessionKeyStoreProvider {"
                        + members
                        + " public String name() { return \"" + name + "\"; }"
                        + " public SessionKeyStore open(ProviderContext context) {"
                        + " throw new IllegalStateException(\"opened " + className + "\"); } }");
    }

    /** Adds lines to the service file of an interface. */
    PluginJar declares(Class<?> service, String... lines) {
        services.merge(service.getName(), String.join("\n", lines) + "\n", String::concat);
        return this;
    }

    /** Compiles the class, but leaves it out of the jar. */
    PluginJar without(String className) {
        left.add(className);
        return this;
    }

    /** Adds a class of lit-core. */
    PluginJar with(Class<?> type) {
        copied.add(type);
        return this;
    }

    URL build() throws IOException {
        Path classes = Files.createTempDirectory(Objects.requireNonNull(jar.getParent()), "classes");
        compile(classes);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path path : compiled.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(path).toString().replace('\\', '/');
                if (!left.contains(name.replace(".class", "").replace('/', '.'))) {
                    entry(out, name, Files.readAllBytes(path));
                }
            }
            for (Class<?> type : copied) {
                String name = type.getName().replace('.', '/') + ".class";
                try (InputStream in =
                        Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
                    entry(out, name, in.readAllBytes());
                }
            }
            for (Map.Entry<String, String> service : services.entrySet()) {
                entry(
                        out,
                        "META-INF/services/" + service.getKey(),
                        service.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar.toUri().toURL();
    }

    private void compile(Path classes) {
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
        List<Source> units = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        List<String> options = List.of(
                "-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path", ""));
        if (!Boolean.TRUE.equals(
                compiler.getTask(null, null, null, options, null, units).call())) {
            throw new IllegalStateException("The plug-in does not compile: " + sources.keySet());
        }
    }

    private static void entry(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String className, String code) {
            super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
