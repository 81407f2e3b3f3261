package org.lit4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fenced blocks of Markdown texts. */
final class Markdown {
    private static final String FENCE = "```";

    private Markdown() {}

    /**
     * One fenced block.
     *
     * @param file relative to the repository's root
     * @param line of the opening fence, from 1
     */
    record Block(String file, int line, String language, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }

        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** Returns the blocks of every Markdown file of the repository. */
    static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path file : files()) {
            String name = Sources.root().relativize(file).toString();
            blocks.addAll(blocks(name, Sources.read(name)));
        }
        return blocks;
    }

    static List<Path> files() throws IOException {
        return Sources.files("", ".md");
    }

    /** Returns the blocks of one text; a block that is not closed is an error. */
    static List<Block> blocks(String file, String text) {
        List<Block> blocks = new ArrayList<>();
        @Nullable String language = null;
        List<String> lines = new ArrayList<>();
        int start = 0;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            boolean fence = line.strip().startsWith(FENCE);
            if (language == null && fence) {
                language = line.strip().substring(FENCE.length());
                start = number;
                lines = new ArrayList<>();
            } else if (language != null && fence) {
                blocks.add(new Block(file, start, language, List.copyOf(lines)));
                language = null;
            } else if (language != null) {
                lines.add(line);
            }
        }
        if (language != null) {
            throw new IllegalArgumentException(file + ":" + start + ": the block is not closed");
        }
        return blocks;
    }
}
