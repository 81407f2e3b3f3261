package org.lit4j.core.spi;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.SafeText;

/** Says in words why a provider cannot be used. */
final class BrokenReason {
    private BrokenReason() {}

    /** Judges a class without making an object of it; empty when nothing is wrong so far. */
    static Optional<String> ofClass(Class<?> type, Class<?> service) {
        if (!service.isAssignableFrom(type)) {
            return Optional.of(notImplemented(type, service));
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            return Optional.of("the class is abstract");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            return Optional.of("the class is not public");
        }
        boolean makeable = Arrays.stream(type.getConstructors()).anyMatch(one -> one.getParameterCount() == 0);
        return makeable ? Optional.empty() : Optional.of("the class has no public constructor without parameters");
    }

    private static String notImplemented(Class<?> type, Class<?> service) {
        for (Class<?> above : allAbove(type)) {
            if (above.getName().equals(service.getName())) {
                return "it implements the " + service.getSimpleName() + " of another copy of lit-core, that in "
                        + Origin.of(above).text() + ", which its class loader prefers to the one that asks, in "
                        + Origin.of(service).text() + "; leave lit-core out of the plug-in's jar";
            }
        }
        return "the class does not implement " + service.getSimpleName();
    }

    private static Set<Class<?>> allAbove(Class<?> type) {
        Set<Class<?>> all = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        open.add(type);
        while (!open.isEmpty()) {
            Class<?> next = open.remove();
            if (all.add(next)) {
                open.addAll(Arrays.asList(next.getInterfaces()));
                @Nullable Class<?> superclass = next.getSuperclass();
                if (superclass != null) {
                    open.add(superclass);
                }
            }
        }
        return all;
    }

    /** Describes what was thrown while the class was loaded, or by the provider's own methods. */
    static String of(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null && root.getCause() != root && !failedBefore(root)) {
            root = root.getCause();
        }
        if (failedBefore(root)) {
            return "its class or one that it needs could not be initialised earlier: " + dots(root.getMessage());
        }
        if (root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException) {
            return "it needs the class " + dots(root.getMessage()) + ", which is not there";
        }
        if (root instanceof UnsupportedClassVersionError) {
            return "it was compiled for a newer Java than this one, "
                    + Runtime.version().feature();
        }
        if (root instanceof AbstractMethodError) {
            return "it lacks a method that is called, so it was compiled against another version of the interfaces";
        }
        if (root instanceof IncompatibleClassChangeError || root instanceof VerifyError) {
            return "it was compiled against another version of something: " + named(root);
        }
        return "it throws " + named(root);
    }

    /** The virtual machine says so of a class whose initialisation has failed before. */
    private static boolean failedBefore(Throwable problem) {
        return problem instanceof NoClassDefFoundError
                && String.valueOf(problem.getMessage()).startsWith("Could not initialize class");
    }

    /** Describes a version of the interfaces that this lit-core does not know. */
    static String version(int version) {
        return "it was compiled against version " + version + " of lit4j's interfaces; this lit-core"
                + Optional.ofNullable(Origin.of(NamedProvider.class).version())
                        .map(own -> " (" + own + ")")
                        .orElse("")
                + " knows version " + NamedProvider.SPI_VERSION
                + (version > NamedProvider.SPI_VERSION ? "; take a newer lit-core" : "; take a newer plug-in");
    }

    private static String named(Throwable root) {
        String message = root.getMessage();
        return root.getClass().getSimpleName()
                + (message == null ? "" : ": " + SafeText.of(dots(message)).replaceFirst("\\.$", ""));
    }

    private static String dots(@Nullable String name) {
        return String.valueOf(name).replace('/', '.');
    }
}
