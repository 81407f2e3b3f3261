package org.lit4j.core.spi;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.internal.SinglePart;

/**
 * One search for the providers of one kind. A class loader that the caller gives comes first, then the one of the
 * interface, then the thread's; a class that two of them find in the same place counts once. Keeps nothing afterwards. One
 * thread at a time.
 */
final class Discovery<P extends NamedProvider> {
    /** A loader that fails for ever must not spin. */
    private static final int MAX_FAILURES = 1000;

    private final Class<P> service;
    private final String kind;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> classNames = new HashSet<>();
    private final List<Provided<P>> found = new ArrayList<>();
    private final List<ProviderEntry> broken = new ArrayList<>();
    private final Set<String> files = new LinkedHashSet<>();

    Discovery(Class<P> service, @Nullable ClassLoader given) {
        this.service = service;
        this.kind = ProviderKind.wordOf(service);
        Set<ClassLoader> loaders = SinglePart.loaders(service, given);
        loaders.forEach(this::search);
        loaders.forEach(this::searchUndeclared);
    }

    /** What works, first found first. */
    List<Provided<P>> found() {
        return found;
    }

    /** What does not, with the reason. */
    List<ProviderEntry> broken() {
        return broken;
    }

    /** The jars whose service files were read. */
    Set<String> files() {
        return files;
    }

    private void search(ClassLoader loader) {
        Declarations declarations = Declarations.read(loader, service);
        declarations.files().forEach(file -> files.add(String.valueOf(file.jar())));
        List<String> failures = new ArrayList<>();
        Set<String> loaded = new HashSet<>();
        for (ServiceLoader.Provider<P> provider : load(loader, failures)) {
            loaded.add(provider.type().getName());
            take(provider.type(), provider);
        }
        for (Declarations.Declared declared : declarations.declared()) {
            if (loaded.add(declared.className())) {
                takeDeclared(loader, declared);
            }
        }
        declarations.unreadable().forEach(problem -> addBroken(null, null, problem.origin(), problem.text()));
        failures.stream()
                .filter(failure ->
                        loaded.stream().noneMatch(failure::contains) && !failure.contains("META-INF/services"))
                .forEach(failure -> addBroken(null, null, new Origin(null, null, null), failure));
    }

    private List<ServiceLoader.Provider<P>> load(ClassLoader loader, List<String> failures) {
        List<ServiceLoader.Provider<P>> providers = new ArrayList<>();
        Iterator<ServiceLoader.Provider<P>> services =
                ServiceLoader.load(service, loader).stream().iterator();
        for (int failed = 0; failed < MAX_FAILURES; ) {
            try {
                if (!services.hasNext()) {
                    break;
                }
                providers.add(services.next());
            } catch (ServiceConfigurationError e) {
                failed++;
                failures.add(String.valueOf(e.getMessage()));
            } catch (LinkageError e) {
                failed++; // of a declared class, which is looked at again below
            }
        }
        return providers;
    }

    /** Takes, or says what is wrong with, a declaration of which ServiceLoader made nothing. */
    private void takeDeclared(ClassLoader loader, Declarations.Declared declared) {
        try {
            Class<?> type = Class.forName(declared.className(), false, loader);
            Optional<String> reason = BrokenReason.ofClass(type, service);
            if (reason.isPresent()) {
                addBroken(null, declared.className(), Origin.of(type), reason.get());
            } else {
                take(type, () -> make(type));
            }
        } catch (ClassNotFoundException e) {
            addBroken(
                    null,
                    declared.className(),
                    declared.origin(),
                    "the class that its service file names is not there");
        } catch (LinkageError e) {
            addBroken(null, declared.className(), declared.origin(), BrokenReason.of(e));
        }
    }

    private P make(Class<?> type) {
        try {
            return service.cast(type.getConstructor().newInstance());
        } catch (InvocationTargetException e) {
            throw new ServiceConfigurationError(type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new ServiceConfigurationError(type.getName(), e);
        }
    }

    private void take(Class<?> type, Supplier<P> maker) {
        Origin origin = Origin.of(type);
        classNames.add(type.getName());
        if (!seen.add(type.getName() + "@" + origin.location())) {
            return;
        }
        try {
            Provided<P> provided = Provided.of(kind, maker.get(), origin);
            if (provided.entry().works()) {
                found.add(provided);
            } else {
                broken.add(provided.entry());
            }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            broken.add(entry(null, type.getName(), origin, BrokenReason.of(e)));
        }
    }

    private void addBroken(@Nullable String name, @Nullable String className, Origin origin, String reason) {
        if (className != null) {
            classNames.add(className);
        }
        if (seen.add((className == null ? reason : className) + "@" + origin.location())) {
            broken.add(entry(name, className, origin, reason));
        }
    }

    private ProviderEntry entry(@Nullable String name, @Nullable String className, Origin origin, String reason) {
        String known = KnownProviders.of(service).stream()
                .filter(one -> one.className().equals(className))
                .map(KnownProviders.Known::name)
                .findFirst()
                .orElse(null);
        return new ProviderEntry(
                kind,
                name == null ? known : name,
                className,
                origin.jar(),
                origin.version(),
                ProviderStatus.BROKEN,
                reason);
    }

    /** Finds providers of lit4j whose classes are there, but not their declarations. */
    private void searchUndeclared(ClassLoader loader) {
        for (KnownProviders.Known known : KnownProviders.of(service)) {
            String file = known.className().replace('.', '/') + ".class";
            URL there = classNames.contains(known.className()) ? null : loader.getResource(file);
            if (there != null) {
                addBroken(
                        known.name(),
                        known.className(),
                        Origin.of(there, file),
                        "its class is there, but no service file names it: the jar lost its META-INF/services when it was"
                                + " put together; have them merged (ServicesResourceTransformer of the Maven Shade plug-in)");
            }
        }
    }
}
