package org.lit4j.examples;

import java.util.Collections;
import java.util.List;

/** Says whether a snippet stands in a source: its lines one after another, whatever the white space. */
final class SnippetMatcher {
    /** What a line of a source ends with that the documentation leaves out. */
    static final String LEFT_OUT = "// not in the documentation";

    private SnippetMatcher() {}

    static boolean matches(List<String> snippet, String source) {
        List<String> wanted = normalised(snippet);
        List<String> there = normalised(
                source.lines().filter(line -> !line.endsWith(LEFT_OUT)).toList());
        return !wanted.isEmpty() && Collections.indexOfSubList(there, wanted) >= 0;
    }

    private static List<String> normalised(List<String> lines) {
        return lines.stream()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
