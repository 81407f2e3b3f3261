package org.lit4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of lit-cli, as its sources declare them, and the calls of them in shell lines. */
final class Commands {
    private static final Pattern NAME = Pattern.compile("@Command\\(\\s*name = \"([a-z-]+)\"");
    private static final Pattern OPTION = Pattern.compile("\"(--[a-z-]+)\"");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern PIPE = Pattern.compile("\\|");

    private Commands() {}

    /** A call; without a subcommand its name is {@code lit}. */
    record Call(String command, Set<String> options) {}

    /** Returns the options of each command; the command itself is called {@code lit}. */
    static Map<String, Set<String>> all() throws IOException {
        Map<String, Set<String>> commands = new TreeMap<>();
        for (Path file : Sources.files("lit-cli/src/main/java", ".java")) {
            String source = Files.readString(file);
            Matcher name = NAME.matcher(source);
            if (name.find()) {
                commands.put(name.group(1), options(source));
            }
        }
        return commands;
    }

    /** Returns the options that a command shows in its help, without {@code --help} and {@code --version}. */
    static Set<String> shown(String command) throws IOException {
        Set<String> options = new TreeSet<>();
        for (Path file : Sources.files("lit-cli/src/main/java", ".java")) {
            String source = Files.readString(file);
            Matcher name = NAME.matcher(source);
            if (name.find() && name.group(1).equals(command)) {
                options.addAll(options(String.join(
                        "\n",
                        source.lines()
                                .filter(line -> line.contains("names = ") && !line.contains("hidden = true"))
                                .toList())));
            }
        }
        options.removeAll(Set.of("--help", "--version"));
        return options;
    }

    private static Set<String> options(String source) {
        Set<String> options = new TreeSet<>(Set.of("--help", "--version"));
        OPTION.matcher(source).results().forEach(match -> options.add(match.group(1)));
        return options;
    }

    /** Returns the calls of {@code ./lit} in a line of a shell script. */
    static List<Call> calls(String line) {
        List<Call> calls = new ArrayList<>();
        for (String part : PIPE.splitAsStream(line).toList()) {
            List<String> words = SPACES.splitAsStream(part.strip()).toList();
            if (words.get(0).equals("./lit")) {
                String command = words.size() > 1 && !words.get(1).startsWith("-") ? words.get(1) : "lit";
                Set<String> options = new TreeSet<>();
                words.stream()
                        .filter(word -> word.startsWith("--"))
                        .map(word -> word.replaceFirst("=.*", ""))
                        .forEach(options::add);
                calls.add(new Call(command, options));
            }
        }
        return calls;
    }
}
