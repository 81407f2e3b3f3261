package org.lit4j.storage.file;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.StoredSession;

/** Saves a session that is larger than the files which it may write, and prints what comes of it. */
final class LimitedProcess {
    private LimitedProcess() {}

    /** Takes the folder. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        AuthSig large =
                AuthSig.personalSign("0x00", "x".repeat(100_000), Sessions.id(1).principal());
        try (RecordSealer sealer = Sealers.of("k1");
                FileSessionKeyStore store = FileSessionKeyStore.sealed(Path.of(arguments[0]), sealer)
                        .open()) {
            StoredSession tooLarge = Sessions.session(Sessions.id(1), 2).withAuthSig(large, Optional.empty());
            try {
                store.save(tooLarge);
                out.println("saved");
            } catch (LitException e) {
                out.println(e.code() + " " + e.retryable() + " " + e.getMessage());
            }
            out.println(Sessions.number(store.find(Sessions.id(1)).orElseThrow()));
            store.save(Sessions.session(Sessions.id(2), 3));
            out.println(Sessions.number(store.find(Sessions.id(2)).orElseThrow()));
        }
    }
}
