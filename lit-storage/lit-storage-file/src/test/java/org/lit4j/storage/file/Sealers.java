package org.lit4j.storage.file;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.sealing.KeyRing;

/** Sealers whose keys are made of their ids, so that two processes have the same. */
final class Sealers {
    private Sealers() {}

    /** Returns a sealer with these keys; the last one seals. */
    static RecordSealer of(String... keyIds) {
        return of(7, 7, List.of(keyIds));
    }

    /** Returns a sealer of another ring: its keys have the same ids and differ. */
    static RecordSealer ofOtherRing(String... keyIds) {
        return of(77, 77, List.of(keyIds));
    }

    /** Returns a sealer with the same look-up key and ids; the keys themselves differ. */
    static RecordSealer ofOtherKeys(String... keyIds) {
        return of(77, 7, List.of(keyIds));
    }

    private static RecordSealer of(int salt, int lookupSalt, List<String> keyIds) {
        Map<String, SecretBytes> keys = new LinkedHashMap<>();
        keyIds.forEach(id -> keys.put(id, key(salt, id)));
        try (SecretBytes lookup = key(lookupSalt, "look-up");
                KeyRing ring = KeyRing.of(keys, keyIds.get(keyIds.size() - 1), lookup)) {
            return ring.sealer(true, new SecureRandom());
        } finally {
            keys.values().forEach(SecretBytes::close);
        }
    }

    private static SecretBytes key(int salt, String id) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) salt);
        for (int i = 0; i < id.length(); i++) {
            bytes[i] = (byte) id.charAt(i);
        }
        return SecretBytes.takeOver(bytes);
    }
}
