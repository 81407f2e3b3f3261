package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderEntry;

/** {@code lit providers}, and what lit4j's own providers look like to it. */
class ProvidersCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void listsWhatIsThere() {
        Lit lit = Lit.run("providers");
        assertThat(lit.exitCode()).isZero();
        assertThat(lit.out().lines().toList().get(0).split(" +"))
                .containsExactly("KIND", "NAME", "JAR", "VERSION", "STATUS");
        assertThat(lit.out().lines())
                .anyMatch(line -> line.matches("signer +private-key +.* found"))
                .anyMatch(line -> line.matches("store +memory +.* found"))
                .anyMatch(line -> line.matches("bls +bouncycastle +.* found"))
                .anyMatch(line -> line.matches("capability builder +recap +.* found"));
        assertThat(lit.lastLine()).startsWith("Service files were found in ");
    }

    @Test
    void saysWhichAreChosen() throws IOException {
        Path file = Files.writeString(folder.resolve("lit.properties"), "lit.store = memory\n");
        Lit lit = Lit.run("providers", "--config", file.toString());
        assertThat(lit.out().lines())
                .anyMatch(line -> line.matches("store +memory +.* chosen"))
                .anyMatch(line -> line.matches("signer +private-key +.* unused"));
    }

    @Test
    void printsJson() {
        Lit lit = Lit.run("providers", "--json");
        JsonArray entries = (JsonArray) JsonParser.parse(lit.out(), "the output");
        assertThat(entries.values()).anySatisfy(entry -> {
            JsonMembers members = new JsonMembers((JsonObject) entry, "an entry", ErrorCode.JSON_INVALID);
            assertThat(members.string("kind")).isEqualTo("store");
            assertThat(members.string("name")).isEqualTo("memory");
            assertThat(members.string("status")).isEqualTo("found");
        });
    }

    /** A jar made of all of lit4j that lost its service files: each provider is recognised by its class. */
    @Test
    void everyProviderOfOursIsKnownWhenServiceFilesAreLost() throws ReflectiveOperationException, IOException {
        Set<String> names = ProviderCatalog.discover().entries().stream()
                .filter(ProviderEntry::works)
                .map(entry -> entry.kind() + " " + entry.name())
                .collect(Collectors.toSet());
        try (URLClassLoader stripped = new WithoutServiceFiles(classPath())) {
            Class<?> catalog = Class.forName(ProviderCatalog.class.getName(), true, stripped);
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(stripped);
            try {
                Object found = catalog.getMethod("discover").invoke(null);
                String report = (String) catalog.getMethod("report").invoke(found);
                assertThat(report).contains("No service file was found.");
                assertThat(names).isNotEmpty().allSatisfy(name -> {
                    String line = name.replace("capability builder ", "capability builder +")
                            .replaceAll("^(signer|store|key ring|dialect) ", "$1 +");
                    assertThat(report.lines()).anyMatch(one -> one.matches(line + " +.* broken"));
                });
                assertThat(report).contains("no service file names it");
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    private static URL[] classPath() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static final class WithoutServiceFiles extends URLClassLoader {
        WithoutServiceFiles(URL... urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith("META-INF/services/") ? Collections.emptyEnumeration() : super.getResources(name);
        }

        @Override
        public Enumeration<URL> findResources(String name) throws IOException {
            return name.startsWith("META-INF/services/") ? Collections.emptyEnumeration() : super.findResources(name);
        }
    }
}
