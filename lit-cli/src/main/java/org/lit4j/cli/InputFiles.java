package org.lit4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;

/** Reads what the command is given. */
final class InputFiles {
    private static final int MAX = 20_000_000;

    private InputFiles() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    static String readStandardInput(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(MAX + 1);
            if (bytes.length > MAX) {
                throw new LitException(
                        ErrorCode.JSON_INVALID, "Standard input has more than " + MAX + " bytes; that is no AuthSig.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable("standard input", e);
        }
    }

    private static LitException unreadable(String what, Exception e) {
        // The exception repeats the name too, and somebody may have given a key instead of a file with one.
        return new LitException(
                ErrorCode.SETTING_INVALID,
                SafeText.of(what) + " cannot be read (" + e.getClass().getSimpleName() + ").");
    }
}
