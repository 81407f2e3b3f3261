package org.lit4j.storage.file;

import org.lit4j.core.error.LitException;

/** Which failures mean that a file is of no use to anybody, and which ones that it may be read another time. */
final class Damage {
    private Damage() {}

    static boolean isDamage(LitException failure) {
        return switch (failure.code()) {
            case STORE_CORRUPT,
                    SEAL_TRUNCATED,
                    SEAL_BROKEN,
                    SEAL_VERSION_OLD,
                    SEAL_RECORD_SWAPPED,
                    SEAL_TENANT_MISMATCH -> true;
            default -> false;
        };
    }
}
