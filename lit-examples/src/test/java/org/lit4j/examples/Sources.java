package org.lit4j.examples;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The repository's texts. */
final class Sources {
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git");

    private Sources() {}

    /** The repository's root: the folder above this module. */
    static Path root() {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        Path root = module.resolve("..").normalize();
        if (!Files.exists(root.resolve("lit-bom/pom.xml"))) {
            throw new IllegalStateException("The tests must run in the folder of lit-examples.");
        }
        return root;
    }

    /** The examples' sources by class name. */
    static Map<String, String> examples() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Path file : files("lit-examples/src/main/java", ".java")) {
            sources.put(name(file).replace(".java", ""), Files.readString(file));
        }
        sources.remove("package-info");
        return sources;
    }

    /** The files below a folder, sorted, without what a build or a download leaves. */
    static List<Path> files(String folder, String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root().resolve(folder), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                return SKIPPED.contains(name(dir)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (name(file).endsWith(ending)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }

    static String read(String file) throws IOException {
        return Files.readString(root().resolve(file));
    }

    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
