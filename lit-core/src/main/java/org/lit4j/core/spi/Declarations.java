package org.lit4j.core.spi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the service files on a class path declare, read by ourselves: {@link java.util.ServiceLoader} does not say from
 * which jar a provider that cannot be loaded came, and drops a whole file for one bad line.
 *
 * @param declared the classes, in the order of the files
 * @param unreadable lines and files that declare nothing
 * @param files where the files were
 */
record Declarations(List<Declared> declared, List<Problem> unreadable, List<Origin> files) {
    record Declared(String className, Origin origin) {}

    record Problem(Origin origin, String text) {}

    static Declarations read(ClassLoader loader, Class<?> service) {
        String name = "META-INF/services/" + service.getName();
        Declarations all = new Declarations(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            for (URL file : Collections.list(loader.getResources(name))) {
                all.readFile(file, Origin.of(file, name));
            }
        } catch (IOException e) {
            all.unreadable.add(new Problem(
                    new Origin(null, null, null),
                    "the class loader cannot list " + name + ": " + e.getClass().getSimpleName()));
        }
        return all;
    }

    private void readFile(URL file, Origin origin) {
        files.add(origin);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(Origin.open(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                int comment = line.indexOf('#');
                String entry = (comment < 0 ? line : line.substring(0, comment)).strip();
                if (entry.isEmpty()) {
                    continue;
                }
                if (isClassName(entry)) {
                    declared.add(new Declared(entry, origin));
                } else {
                    unreadable.add(new Problem(origin, "line " + number + " of its service file is no class name"));
                }
            }
        } catch (IOException e) {
            unreadable.add(new Problem(
                    origin, "its service file cannot be read: " + e.getClass().getSimpleName()));
        }
    }

    private static boolean isClassName(String text) {
        for (String part : text.split("\\.", -1)) {
            if (part.isEmpty() || !Character.isJavaIdentifierStart(part.charAt(0))) {
                return false;
            }
            if (!part.chars().allMatch(Character::isJavaIdentifierPart)) {
                return false;
            }
        }
        return true;
    }
}
