package org.lit4j.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Where providers are looked for, and that it does not matter who asks. */
class DiscoveryLoadersTest {
    private static final ClassLoader API = NamedProvider.class.getClassLoader();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theGivenLoaderComesBeforeTheThreads() throws Exception {
        ClassLoader given = new URLClassLoader(new URL[] {jar("given.jar", "org.given.Store", "given")}, API);
        ClassLoader threads = new URLClassLoader(new URL[] {jar("thread.jar", "org.thread.Store", "thread")}, API);

        ProviderRegistry<SessionKeyStoreProvider> both =
                inContext(threads, () -> ProviderRegistry.discover(SessionKeyStoreProvider.class, given));
        assertThat(both.names()).containsExactly("given", "thread");
        assertThat(inContext(threads, DiscoveryLoadersTest::names)).containsExactly("thread");
        assertThat(inContext(null, DiscoveryLoadersTest::names)).isEmpty();
    }

    /** One loader below the other, and two beside each other that read one jar. */
    @Test
    void whatTwoLoadersFindInOnePlaceCountsOnce() throws Exception {
        URL jar = jar("redis.jar", "org.a.Store", "redis");
        ClassLoader above = new URLClassLoader(new URL[] {jar}, API);
        ClassLoader below = new URLClassLoader(new URL[] {}, above);
        ClassLoader beside = new URLClassLoader(new URL[] {jar}, API);

        for (ClassLoader threads : List.of(above, below, beside)) {
            ProviderRegistry<SessionKeyStoreProvider> found =
                    inContext(threads, () -> ProviderRegistry.discover(SessionKeyStoreProvider.class, above));
            assertThat(found.entries()).hasSize(1);
            assertThat(found.require("redis").getClass().getClassLoader()).isSameAs(above);
        }
    }

    @Test
    void oneNameInTwoPlacesIsRefusedOnlyWhenAskedFor() throws Exception {
        ClassLoader given = new URLClassLoader(new URL[] {jar("one.jar", "org.a.Store", "redis")}, API);
        ClassLoader threads = new URLClassLoader(
                new URL[] {jar("two.jar", "org.a.Store", "redis"), jar("x.jar", "org.x.Store", "x")}, API);

        ProviderRegistry<SessionKeyStoreProvider> found =
                inContext(threads, () -> ProviderRegistry.discover(SessionKeyStoreProvider.class, given));
        assertThat(found.require("x").name()).isEqualTo("x");
        assertThatThrownBy(() -> found.require("redis"))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROVIDER_AMBIGUOUS))
                .hasMessageContaining("one.jar")
                .hasMessageContaining("two.jar");
    }

    /** Loaded by the loader that has the plug-ins, lit-core finds them from threads whose own loader has nothing. */
    @Test
    void worksInTheCommonPool() throws Exception {
        try (URLClassLoader application = application()) {
            Callable<List<String>> names = namesIn(application);
            List<String> found = CompletableFuture.supplyAsync(() -> call(names), ForkJoinPool.commonPool())
                    .get();
            assertThat(found).containsExactly("redis");
        }
    }

    @Test
    void worksInVirtualThreads() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads");
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        try (URLClassLoader application = application()) {
            Callable<List<String>> names = namesIn(application);
            CompletableFuture<List<String>> found = new CompletableFuture<>();
            start.invoke(null, (Runnable) () -> found.complete(call(names)));
            assertThat(found.get()).containsExactly("redis");
        }
    }

    @Test
    void nothingIsSearchedWhenProvidersAreGiven() throws Exception {
        ClassLoader threads = new URLClassLoader(new URL[] {jar("thread.jar", "org.thread.Store", "thread")}, API);
        inContext(threads, () -> {
            ProviderCatalog catalog = ProviderCatalog.builder().add(new Fixed()).build();
            assertThat(catalog.entries()).extracting(ProviderEntry::name).containsExactly("fixed");
            assertThat(catalog.report()).contains("given by hand").doesNotContain("thread");
            assertThat(ProviderRegistry.of(DialectProvider.class, List.of(new Fixed()))
                            .names())
                    .containsExactly("fixed");
            return true;
        });
    }

    /** A class path of its own: lit-core, what it needs, and a plug-in; nothing of the test's loader. */
    private URLClassLoader application() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        urls.add(jar("redis.jar", "org.a.Store", "redis"));
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @SuppressWarnings("unchecked")
    private static Callable<List<String>> namesIn(ClassLoader application) throws ReflectiveOperationException {
        Class<?> registry = Class.forName(ProviderRegistry.class.getName(), true, application);
        Class<?> spi = Class.forName(SessionKeyStoreProvider.class.getName(), true, application);
        Method discover = registry.getMethod("discover", Class.class);
        Method names = registry.getMethod("names");
        return () -> inContext(
                ClassLoader.getPlatformClassLoader(), () -> (List<String>) names.invoke(discover.invoke(null, spi)));
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names() {
        return ProviderRegistry.discover(SessionKeyStoreProvider.class).names();
    }

    private static <T> T inContext(@Nullable ClassLoader loader, Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private URL jar(String jar, String className, String name) throws IOException {
        return new PluginJar(folder, jar, "1.0")
                .store(className, name, "")
                .declares(SessionKeyStoreProvider.class, className)
                .build();
    }

    private static final class Fixed implements DialectProvider {
        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public Dialect open(ProviderContext context) {
            return Dialects.V3.named("fixed").build();
        }
    }
}
