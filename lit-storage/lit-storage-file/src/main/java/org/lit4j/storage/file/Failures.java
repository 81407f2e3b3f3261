package org.lit4j.storage.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** What goes wrong on a disk, as exceptions that name the file and never what is in it. */
final class Failures {
    private Failures() {}

    static LitException unavailable(String deed, Path path, IOException cause) {
        return new LitException(
                ErrorCode.STORE_UNAVAILABLE,
                "Cannot " + deed + " " + path + " (" + reason(cause)
                        + "). What was stored before is unchanged; see that"
                        + " there is space, and that the file system is there and writable.",
                cause);
    }

    static LitException path(Path path, String problem) {
        return new LitException(ErrorCode.STORE_PATH_INVALID, "The folder of the file store, " + path + ", " + problem);
    }

    static LitException corrupt(String problem) {
        return new LitException(ErrorCode.STORE_CORRUPT, "The file " + problem + ".");
    }

    static LitException format(Path path, String problem) {
        return new LitException(ErrorCode.STORE_FORMAT_UNSUPPORTED, path + " " + problem);
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        String type = cause.getClass().getSimpleName();
        return reason == null ? type : type + ": " + reason;
    }
}
