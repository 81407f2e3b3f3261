package org.lit4j.architecture;

import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Small classes, laid out like the shipped ones, that break one rule. Those that break it are called {@code Culprit…};
 * with them taken away the rule holds.
 *
 * @param ruleId the rule that they break
 */
record Fixture(String ruleId) {
    private static final String ROOT = "org.lit4j.architecture.fixtures";

    /** The rules about jars: their culprits are packed into a jar of their own. */
    private static final Set<String> PACKED = Set.of("one-jar-per-root", "no-split-packages");

    private static final DescribedPredicate<JavaClass> CULPRIT = DescribedPredicate.describe(
            "culprits",
            type -> type.getName().substring(type.getPackageName().length()).startsWith(".Culprit"));

    /** Returns the names of the packages in which fixtures lie, one for each fixture. */
    static Set<String> folders() {
        Set<String> folders = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().importPackages(ROOT)) {
            folders.add(type.getPackageName().substring(ROOT.length() + 1).split("\\.", 2)[0]);
        }
        return folders;
    }

    String folder() {
        return ruleId.replace("-", "");
    }

    String base() {
        return ROOT + "." + folder();
    }

    /** Returns the rule, made for this fixture's base package. */
    NamedRule rule() {
        return Rules.of(base()).stream()
                .filter(rule -> rule.id().equals(ruleId))
                .findFirst()
                .orElseThrow();
    }

    JavaClasses load(Path scratch) throws IOException {
        JavaClasses classes = new ClassFileImporter().importPackages(base());
        return PACKED.contains(ruleId) ? packed(classes, scratch) : classes;
    }

    static JavaClasses innocent(JavaClasses classes) {
        return classes.that(DescribedPredicate.not(CULPRIT));
    }

    /** Returns the names of the top-level culprits. */
    static List<String> culprits(JavaClasses classes) {
        return classes.that(CULPRIT).stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    private static JavaClasses packed(JavaClasses classes, Path folder) throws IOException {
        Map<Boolean, List<JavaClass>> groups = classes.stream().collect(groupingBy(CULPRIT::test));
        List<JarFile> jars = new ArrayList<>();
        try {
            for (Map.Entry<Boolean, List<JavaClass>> group : groups.entrySet()) {
                Path jar = folder.resolve((group.getKey() ? "culprits" : "innocents") + ".jar");
                pack(group.getValue(), jar);
                jars.add(new JarFile(jar.toFile()));
            }
            return new ClassFileImporter().importJars(jars);
        } finally {
            for (JarFile jar : jars) {
                jar.close();
            }
        }
    }

    private static void pack(List<JavaClass> classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (JavaClass type : classes) {
                out.putNextEntry(new ZipEntry(type.getName().replace('.', '/') + ".class"));
                Files.copy(Path.of(type.getSource().orElseThrow().getUri()), out);
                out.closeEntry();
            }
        }
    }
}
