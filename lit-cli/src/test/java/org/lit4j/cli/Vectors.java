package org.lit4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.lit4j.testkit.conformance.Conformance;

/** The vectors that lit-testkit ships. */
final class Vectors {
    private Vectors() {}

    /** Copies them to a folder, as a user would have them. */
    static Path copyTo(Path folder) {
        try (Stream<Path> files = Files.list(shipped())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                Files.copy(file, folder.resolve(name(file)));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies one of them. */
    static void copyTo(Path folder, String file) throws IOException {
        Files.copy(shipped().resolve(file), folder.resolve(file));
    }

    static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    private static Path shipped() throws IOException {
        URL url = Objects.requireNonNull(Conformance.class.getResource("/org/lit4j/testkit/vectors"));
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("jar")) {
                openJar(uri);
            }
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("resource") // stays open for the whole run
    private static void openJar(URI uri) throws IOException {
        FileSystem open;
        try {
            open = FileSystems.getFileSystem(uri);
        } catch (FileSystemNotFoundException e) {
            open = FileSystems.newFileSystem(uri, Map.of());
        }
        Objects.requireNonNull(open);
    }
}
