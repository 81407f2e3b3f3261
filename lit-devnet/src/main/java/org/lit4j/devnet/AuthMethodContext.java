package org.lit4j.devnet;

import java.time.Instant;

/**
 * Who somebody proved to be. Immutable.
 *
 * @param expiresAt when the proof ends
 */
record AuthMethodContext(int type, String userId, String appId, Instant expiresAt) {
    /** Returns the id in the contract PKPPermissions: hexadecimal digits without 0x. */
    String id() {
        return DevnetAuthMethod.idOf(userId, appId);
    }
}
