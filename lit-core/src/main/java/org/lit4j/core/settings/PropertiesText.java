package org.lit4j.core.settings;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.SettingProblem;

/** Reads the format of {@link Properties} and keeps the line of each entry, which that class does not. */
final class PropertiesText {
    /**
     * One entry.
     *
     * @param line where it begins, counted from 1
     */
    record Entry(String key, String value, int line) {}

    private final String name;
    private final List<Entry> entries = new ArrayList<>();
    private final List<SettingProblem> problems = new ArrayList<>();

    private PropertiesText(String name) {
        this.name = name;
    }

    /**
     * Reads a text.
     *
     * @param name of the file, for messages
     */
    static PropertiesText read(String text, String name) {
        PropertiesText read = new PropertiesText(name);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); ) {
            String first = lines.get(i).stripLeading();
            if (first.isEmpty() || first.startsWith("#") || first.startsWith("!")) {
                i++;
                continue;
            }
            int start = i;
            StringBuilder logical = new StringBuilder(lines.get(i++));
            while (continues(logical) && i < lines.size()) {
                logical.append('\n').append(lines.get(i++));
            }
            read.entry(logical.toString(), start + 1);
        }
        return read;
    }

    List<Entry> entries() {
        return entries;
    }

    List<SettingProblem> problems() {
        return problems;
    }

    String source(int line) {
        return "line " + line + " of " + name;
    }

    private void entry(String logical, int line) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logical));
        } catch (IOException | IllegalArgumentException e) {
            problems.add(
                    new SettingProblem(
                            ErrorCode.SETTING_INVALID,
                            name,
                            "line " + line,
                            "the line has a malformed \\uxxxx; write four hexadecimal digits, or the character itself in UTF-8"));
            return;
        }
        one.forEach(
                (key, value) -> add(String.valueOf(key), String.valueOf(value).strip(), line));
    }

    private void add(String key, String value, int line) {
        entries.stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .ifPresent(earlier -> problems.add(new SettingProblem(
                        ErrorCode.SETTING_INVALID,
                        key,
                        source(line),
                        "it stands twice, first in line " + earlier.line() + "; keep one")));
        entries.add(new Entry(key, value, line));
    }

    /** A line with an odd number of backslashes at its end goes on in the next. */
    private static boolean continues(CharSequence line) {
        int slashes = 0;
        while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }
}
