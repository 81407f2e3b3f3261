package org.lit4j.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The modules as they lie in the source tree.
 *
 * @param root the folder of the aggregator
 * @param pom the aggregator's
 * @param modules all below it, in the order of the POMs
 */
record Repository(Path root, Pom pom, List<Module> modules) {
    /** Returns the source tree that the tests run in. */
    static Repository here() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("lit-bom/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IOException("There is no lit-bom above the working directory; run the tests in their module.");
        }
        return at(folder);
    }

    static Repository at(Path root) throws IOException {
        Pom pom = Pom.read(root.resolve("pom.xml"));
        List<Module> modules = new ArrayList<>();
        collect(root, pom, modules);
        return new Repository(root, pom, List.copyOf(modules));
    }

    private static void collect(Path folder, Pom pom, List<Module> into) throws IOException {
        for (String name : pom.modules()) {
            Path below = folder.resolve(name);
            Pom own = Pom.read(below.resolve("pom.xml"));
            into.add(new Module(below, own));
            collect(below, own, into);
        }
    }

    Pom bom() {
        return modules.stream()
                .filter(module -> module.artifact().equals("lit-bom"))
                .findFirst()
                .orElseThrow()
                .pom();
    }

    List<String> withMainCode() throws IOException {
        List<String> artifacts = new ArrayList<>();
        for (Module module : modules) {
            if (!module.packages("src/main/java").isEmpty()) {
                artifacts.add(module.artifact());
            }
        }
        return artifacts;
    }

    /** One of them. */
    @SuppressWarnings("JavaLangClash") // Maven's word
    record Module(Path folder, Pom pom) {
        String artifact() {
            return pom.text("artifactId");
        }

        boolean isJar() {
            return !Set.of("pom", "maven-archetype").contains(pom.text("packaging"));
        }

        /** A folder POM only holds others. */
        boolean isFolder() {
            return !pom.modules().isEmpty();
        }

        /** Returns the packages that have a file of Java in the source folder. */
        List<String> packages(String sources) throws IOException {
            Path top = folder.resolve(sources);
            if (!Files.isDirectory(top)) {
                return List.of();
            }
            try (Stream<Path> files = Files.walk(top)) {
                return files.filter(file -> file.toString().endsWith(".java"))
                        .map(file -> top.relativize(file.resolveSibling(""))
                                .toString()
                                .replace(file.getFileSystem().getSeparator(), "."))
                        .distinct()
                        .sorted()
                        .toList();
            }
        }
    }
}
