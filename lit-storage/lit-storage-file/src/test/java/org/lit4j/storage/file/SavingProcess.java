package org.lit4j.storage.file;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.lit4j.core.session.RecordSealer;

/** Saves one session after the other until it is killed, and prints the number of each that is saved. */
final class SavingProcess {
    /** How many identities take turns. */
    static final int IDENTITIES = 4;

    private SavingProcess() {}

    /** Takes the folder, {@code sealed} or {@code plaintext}, and the first number. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        RecordSealer sealer = Sealers.of("k1");
        FileSessionKeyStore store = arguments[1].equals("sealed")
                ? FileSessionKeyStore.sealed(Path.of(arguments[0]), sealer).open()
                : FileSessionKeyStore.plaintext(Path.of(arguments[0])).open();
        for (long number = Long.parseLong(arguments[2]); ; number++) {
            store.save(Sessions.session(Sessions.id((int) (number % IDENTITIES)), number));
            out.println(number);
        }
    }
}
