package org.lit4j.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Runs the command in this process and keeps what it printed. */
record Lit(int exitCode, String out, String err) {
    static Lit run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Lit(code, out.toString(), err.toString());
    }

    /** Runs with a text on standard input. */
    static synchronized Lit runWithInput(String input, String... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(args);
        } finally {
            System.setIn(before);
        }
    }

    String lastLine() {
        String text = out.strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }
}
