package org.lit4j.examples;

import static java.util.Objects.requireNonNull;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of lit-cli, as its sources declare them, and the calls of them in shell lines. */
final class Commands {
    private static final Pattern NAME = Pattern.compile("@Command\\(\\s*name = \"([a-z-]+)\"");
    private static final Pattern OPTION = Pattern.compile("\"(--[a-z-]+)\"");
    private static final Pattern MIXIN = Pattern.compile("@Mixin\\s+private ([A-Za-z]+) ");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern PIPE = Pattern.compile("\\|");

    private Commands() {}

    /** A call; without a subcommand its name is {@code lit}. */
    record Call(String command, Set<String> options) {}

    /** Returns the options of each command; the command itself is called {@code lit}. */
    static Map<String, Set<String>> all() throws IOException {
        Map<String, Set<String>> commands = new TreeMap<>();
        for (Map.Entry<String, String> command : sources().entrySet()) {
            commands.put(command.getKey(), options(command.getValue()));
        }
        return commands;
    }

    /** Returns the options that a command shows in its help, without {@code --help} and {@code --version}. */
    static Set<String> shown(String command) throws IOException {
        Set<String> options = options(sources()
                .getOrDefault(command, "")
                .lines()
                .filter(line -> line.contains("names = ") && !line.contains("hidden = true"))
                .collect(Collectors.joining("\n")));
        options.removeAll(Set.of("--help", "--version"));
        return options;
    }

    /** Returns the source of each command together with the groups of options that it mixes in. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> classes = new TreeMap<>();
        for (Path file : Sources.files("lit-cli/src/main/java", ".java")) {
            classes.put(Sources.name(file).replace(".java", ""), Files.readString(file));
        }
        Map<String, String> commands = new TreeMap<>();
        for (String source : classes.values()) {
            Matcher name = NAME.matcher(source);
            if (name.find()) {
                commands.put(name.group(1), withMixins(source, classes).collect(Collectors.joining("\n")));
            }
        }
        return commands;
    }

    private static Stream<String> withMixins(String source, Map<String, String> classes) {
        Stream<String> mixedIn = MIXIN.matcher(source)
                .results()
                .map(mixin -> mixin.group(1))
                .filter(classes::containsKey)
                .flatMap(mixin -> withMixins(requireNonNull(classes.get(mixin)), classes));
        return Stream.concat(Stream.of(source), mixedIn);
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
