package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

/** The published JavaScript client of SDK 7, in a process of its own. */
final class JavaScriptClient {
    private static final Path FOLDER =
            Path.of(System.getProperty("lit.root", "..")).resolve("conformance/js-client");

    private JavaScriptClient() {}

    static void requireInstalled() {
        assertThat(FOLDER.resolve("node_modules/@lit-protocol/lit-node-client-nodejs"))
                .as("run 'npm ci --ignore-scripts' in conformance/js-client first")
                .exists();
    }

    /** Runs a script, which must succeed, and returns the JSON document in its last line. */
    static JsonObject run(String script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        Process node = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        try (InputStream in = node.getInputStream()) {
            String out = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            String last = out.substring(out.lastIndexOf('\n') + 1);
            assertThat(node.waitFor()).as(out).isZero();
            return JsonParser.parseObject(last, "The last line");
        }
    }
}
