package org.lit4j.architecture;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Set;
import java.util.stream.Collectors;

/** What counts as the JDK for the import table. */
final class Jdk {
    /** SQL is for the JDBC modules alone, and the unsupported part is for nobody. */
    private static final Set<String> NOT_FOR_ALL = Set.of("java.sql", "java.sql.rowset", "jdk.unsupported");

    private static final Set<String> PACKAGES = ModuleFinder.ofSystem().findAll().stream()
            .map(ModuleReference::descriptor)
            .filter(module -> !NOT_FOR_ALL.contains(module.name()))
            .flatMap(module -> module.exports().stream())
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toUnmodifiableSet());

    private Jdk() {}

    static boolean has(String packageName) {
        return PACKAGES.contains(packageName);
    }
}
