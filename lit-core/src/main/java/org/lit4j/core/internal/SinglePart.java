package org.lit4j.core.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Finds the one implementation of an interface that needs no name. Keeps nothing. */
public final class SinglePart {
    private SinglePart() {}

    /**
     * Returns the first implementation that can be made, searched with the given class loader, the interface's, and the
     * thread's.
     *
     * @param standard the class that lit4j ships
     * @param module where that class is
     * @throws LitException {@code MODULE_MISSING} when there is none; {@code PROVIDER_BROKEN} when none can be made
     */
    public static <S> S find(Class<S> service, @Nullable ClassLoader given, String standard, String module) {
        List<String> broken = new ArrayList<>();
        Set<ClassLoader> loaders = loaders(service, given);
        for (ClassLoader loader : loaders) {
            for (ServiceLoader.Provider<S> provider : providers(service, loader, broken)) {
                try {
                    return provider.get();
                } catch (ServiceConfigurationError | LinkageError e) {
                    broken.add(String.valueOf(e.getMessage()));
                }
            }
        }
        throw missing(service, loaders, standard, module, broken);
    }

    /** Returns the loaders to search with, in their order: the given one, the interface's, the thread's. */
    public static Set<ClassLoader> loaders(Class<?> service, @Nullable ClassLoader given) {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        for (@Nullable
        ClassLoader loader : new @Nullable ClassLoader[] {
            given, service.getClassLoader(), Thread.currentThread().getContextClassLoader()
        }) {
            if (loader != null) {
                loaders.add(loader);
            }
        }
        return loaders;
    }

    private static <S> List<ServiceLoader.Provider<S>> providers(
            Class<S> service, ClassLoader loader, List<String> broken) {
        List<ServiceLoader.Provider<S>> found = new ArrayList<>();
        var services = ServiceLoader.load(service, loader).stream().iterator();
        while (broken.size() < 100) {
            try {
                if (!services.hasNext()) {
                    break;
                }
                found.add(services.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(String.valueOf(e.getMessage()));
            }
        }
        return found;
    }

    private static LitException missing(
            Class<?> service, Set<ClassLoader> loaders, String standard, String module, List<String> broken) {
        String name = service.getSimpleName();
        if (!broken.isEmpty()) {
            return new LitException(
                    ErrorCode.PROVIDER_BROKEN,
                    "No " + name + " can be made of what was found: " + String.join("; ", new LinkedHashSet<>(broken))
                            + ".");
        }
        String file = standard.replace('.', '/') + ".class";
        boolean there = loaders.stream().anyMatch(loader -> loader.getResource(file) != null);
        return new LitException(
                ErrorCode.MODULE_MISSING,
                there
                        ? "No " + name + " is declared, though the class " + standard + " is there: the jar lost its"
                                + " META-INF/services when it was put together. Have them merged"
                                + " (ServicesResourceTransformer of the Maven Shade plug-in), or give one to the builder."
                        : "No " + name + " was found. Add the module org.lit4j:" + module
                                + ", or give one to the builder.");
    }
}
