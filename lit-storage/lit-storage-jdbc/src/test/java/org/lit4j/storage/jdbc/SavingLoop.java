package org.lit4j.storage.jdbc;

import static org.lit4j.storage.jdbc.Fixtures.numbered;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.sealing.KeyRing;
import org.sqlite.SQLiteDataSource;

/** A process that saves in a loop until it is killed, and says so after each save. */
final class SavingLoop {
    static final int IDS = 3;

    private SavingLoop() {}

    /** Takes the file and the first number. */
    public static void main(String[] arguments) {
        try (JdbcSessionKeyStore store = open(Path.of(arguments[0]))) {
            for (int n = Integer.parseInt(arguments[1]); ; n++) {
                store.save(numbered(Fixtures.id(n % IDS), n));
                System.out.println(n);
                System.out.flush();
            }
        }
    }

    static SQLiteDataSource source(Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    static JdbcSessionKeyStore open(Path file) {
        return JdbcSessionKeyStore.over(source(file))
                .sealer(sealer())
                .clock(Fixtures.CLOCK)
                .open();
    }

    /** The same in each process. */
    private static RecordSealer sealer() {
        try (SecretBytes key = fixed(1);
                SecretBytes lookup = fixed(2);
                KeyRing ring = KeyRing.of(Map.of("k1", key), "k1", lookup)) {
            return ring.sealer(true, new SecureRandom());
        }
    }

    private static SecretBytes fixed(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return SecretBytes.takeOver(bytes);
    }
}
