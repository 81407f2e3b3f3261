package org.lit4j.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.Golden;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * Each way in which a plug-in cannot be found or used, as real jars and class loaders. The golden texts are the catalogue's
 * report, then what becomes of asking by name: for the broken one, and for the good one beside it.
 */
class DiscoveryFailuresTest {
    private static final String GOOD = "org.good.Store";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void twoJarsWithOneName() throws IOException {
        URL first = store("redis-a.jar", "1.0", "org.a.RedisStore", "redis").build();
        URL second = store("redis-b.jar", "2.1", "org.b.RedisStore", "redis").build();

        assertGolden(
                "two-jars-with-one-name.txt", loader(first, second, good()), "redis", ErrorCode.PROVIDER_AMBIGUOUS);
    }

    @Test
    void aClassThatThePluginNeedsIsMissing() throws IOException {
        URL jar = new PluginJar(folder, "redis.jar", "1.0")
                .source("org.driver.Driver", "package org.driver; public class Driver { }")
                .source(
                        "org.a.Base",
                        "package org.a; public abstract class Base extends org.driver.Driver"
                                + " implements org.lit4j.core.spi.SessionKeyStoreProvider { }")
                .source(
                        "org.a.RedisStore",
                        "package org.a; public class RedisStore extends Base {"
                                + " public String name() { return \"redis\"; }"
                                + " public org.lit4j.core.session.SessionKeyStore open("
                                + "org.lit4j.core.spi.ProviderContext context) { return null; } }")
                .without("org.driver.Driver")
                .declares(SessionKeyStoreProvider.class, "org.a.RedisStore", "org.a.Renamed")
                .build();

        assertGolden("missing-class.txt", loader(jar, good()), "redis", ErrorCode.PROVIDER_BROKEN);
    }

    @Test
    void anotherVersionOfTheInterfaces() throws IOException {
        URL jar = new PluginJar(folder, "redis.jar", "7.0")
                .store("org.a.RedisStore", "redis", "public int spiVersion() { return 7; }")
                .declares(SessionKeyStoreProvider.class, "org.a.RedisStore")
                .build();

        assertGolden("wrong-version.txt", loader(jar, good()), "redis", ErrorCode.PROVIDER_BROKEN);
    }

    /** Compiled when the interface had another method: nothing shows before it is opened. */
    @Test
    void anInterfaceOfAnotherShape() throws IOException {
        URL jar = new PluginJar(folder, "redis.jar", "0.9")
                .source(
                        "org.lit4j.core.spi.SessionKeyStoreProvider",
                        "package org.lit4j.core.spi; public interface SessionKeyStoreProvider extends NamedProvider {"
                                + " Object open(java.util.Map<String, String> settings); }")
                .source(
                        "org.a.RedisStore",
                        "package org.a; public class RedisStore implements org.lit4j.core.spi.SessionKeyStoreProvider {"
                                + " public String name() { return \"redis\"; }"
                                + " public Object open(java.util.Map<String, String> settings) { return null; } }")
                .without("org.lit4j.core.spi.SessionKeyStoreProvider")
                .declares(SessionKeyStoreProvider.class, "org.a.RedisStore")
                .build();

        assertGolden("other-shape.txt", loader(jar, good()), "redis", ErrorCode.PROVIDER_BROKEN);
    }

    @Test
    void constructorsAndNamesThatThrow() throws IOException {
        URL jar = new PluginJar(folder, "redis.jar", "1.0")
                .store(
                        "org.a.Throwing",
                        "redis",
                        "public Throwing() { throw new IllegalStateException(\"no licence\"); }")
                .store(
                        "org.a.Static",
                        "static",
                        "static { if (true) throw new IllegalStateException(\"no library\"); }")
                .store("org.a.Private", "private", "private Private() { }")
                .store("org.a.Capital", "Redis Store", "")
                .store(
                        "org.a.Twice",
                        "twice",
                        "public java.util.List<Setting<?>> settings() {"
                                + " return java.util.List.of(Setting.text(\"url\", \"\"), Setting.text(\"url\", \"\")); }")
                .declares(
                        SessionKeyStoreProvider.class,
                        "org.a.Throwing",
                        "org.a.Static",
                        "org.a.Private",
                        "org.a.Capital",
                        "org.a.Twice")
                .build();

        ClassLoader loader = loader(jar, good());
        assertGolden("throwing.txt", loader, "redis", ErrorCode.PROVIDER_BROKEN);
        // A class that could not be initialised stays so.
        assertThat(ProviderCatalog.discover(loader).report())
                .contains("org.a.Static: its class or one that it needs could not be initialised earlier");
    }

    @Test
    void aShadedJarWithoutServiceFiles() throws IOException {
        String known = "org.lit4j.storage.memory.MemorySessionKeyStoreProvider";
        URL jar = new PluginJar(folder, "app-all.jar", "3.2")
                .store(known, "memory", "")
                .build();

        assertGolden("shaded.txt", loader(jar, good()), "memory", ErrorCode.PROVIDER_BROKEN);
    }

    @Test
    void aCopyOfLitCoreInsideThePlugin() throws IOException {
        URL jar = store("redis-with-core.jar", "1.0", "org.a.RedisStore", "redis")
                .with(SessionKeyStoreProvider.class)
                .with(NamedProvider.class)
                .build();

        assertGolden("wrong-loader.txt", new ChildFirstLoader(loader(good()), jar), "redis", ErrorCode.PROVIDER_BROKEN);
    }

    /** ServiceLoader would drop the whole file. */
    @Test
    void aLineThatIsNoClassName() throws IOException {
        URL jar = store("redis.jar", "1.0", "org.a.RedisStore", "redis")
                .declares(SessionKeyStoreProvider.class, "org.a.Redis Store", "org.a.NotThere # comment")
                .build();

        assertGolden("bad-line.txt", loader(jar, good()), "sqlite", ErrorCode.PROVIDER_BROKEN);
    }

    private void assertGolden(String name, ClassLoader loader, String asked, ErrorCode code) throws IOException {
        ProviderCatalog catalog = ProviderCatalog.discover(loader);
        Throwable refused = catchThrowable(() -> open(catalog, asked));
        assertThat(refused).isInstanceOf(LitException.class);
        assertThat(((LitException) refused).code()).isEqualTo(code);

        Throwable opened = catchThrowable(() -> open(catalog, "good"));
        assertThat(opened).as("the good one is opened").hasMessageContaining("opened " + GOOD);

        String core = Origin.of(NamedProvider.class).text();
        String report = catalog.choosing(Map.of(ProviderKind.STORE, "good")).report();
        Golden.assertSame(
                DiscoveryFailuresTest.class,
                name,
                (report + "\nlit.store = " + asked + "\n" + code + ": " + refused.getMessage() + "\n")
                        .replace("in " + core + ";", "in lit-core.jar;"));
    }

    private static void open(ProviderCatalog catalog, String name) {
        catalog.registry(SessionKeyStoreProvider.class)
                .open(name, ProviderContext.builder(), SessionKeyStoreProvider::open);
    }

    private PluginJar store(String jar, String version, String className, String name) {
        return new PluginJar(folder, jar, version)
                .store(className, name, "")
                .declares(SessionKeyStoreProvider.class, className);
    }

    private URL good() throws IOException {
        return store("good.jar", "1.0", GOOD, "good").build();
    }

    private static ClassLoader loader(URL... jars) {
        return new URLClassLoader(jars, DiscoveryFailuresTest.class.getClassLoader());
    }
}
