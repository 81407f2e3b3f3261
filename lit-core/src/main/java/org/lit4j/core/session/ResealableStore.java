package org.lit4j.core.session;

import java.util.Map;
import org.lit4j.core.error.LitException;

/** What a {@link SessionKeyStore} that seals its records offers beside. Thread-safe; the calls block on I/O. */
public interface ResealableStore {
    /**
     * Seals again, one by one, every record that is not sealed under the current key. The store stays in use meanwhile;
     * what was done stays done when this is interrupted, and the next call goes on. Records that cannot be opened stay
     * as they are; they are named in the log and counted by {@link #keysInUse()}.
     *
     * @return how many records were sealed again
     * @throws LitException {@code SEALER_MISSING} when the store keeps plain text
     */
    int rotate();

    /**
     * Returns how many records each key seals, by key id in natural order. A key that is missing here can leave the ring.
     *
     * @throws LitException {@code SEALER_MISSING} when the store keeps plain text
     */
    Map<String, Long> keysInUse();
}
