package org.lit4j.cli;

import org.lit4j.core.error.ErrorCode;

/** How the command ends. */
final class ExitCodes {
    static final int DONE = 0;
    static final int NEGATIVE = 1;
    static final int USAGE = 2;
    static final int SIGNER_OR_STORE = 3;
    static final int NETWORK = 4;

    private ExitCodes() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case DEVNET_PORT, NETWORK_DEAD, NONCE_MISSING -> NETWORK;
            case SIGNER_REFUSED,
                    SIGNER_LOGIN_EXPIRED,
                    SIGNER_UNREACHABLE,
                    SIGNER_MISCONFIGURED,
                    SIGNER_FAILED,
                    DELEGATION_SIGNATURE_INVALID,
                    DELEGATION_ADDRESS_MISMATCH,
                    DELEGATION_SESSION_KEY_MISMATCH,
                    DELEGATION_URI_MISMATCH,
                    DELEGATION_EXPIRED,
                    DELEGATION_NOT_YET_VALID,
                    DELEGATION_NO_CAPABILITY,
                    DELEGATION_NOT_COVERING,
                    DELEGATION_UNSUPPORTED,
                    STORE_UNAVAILABLE,
                    STORE_OUTCOME_UNKNOWN,
                    STORE_REFUSED,
                    STORE_CORRUPT,
                    STORE_PATH_INVALID,
                    STORE_PERMISSIONS,
                    STORE_FORMAT_UNSUPPORTED,
                    STORE_BUSY,
                    SEALER_MISSING,
                    SEAL_TRUNCATED,
                    SEAL_FORMAT_UNKNOWN,
                    SEAL_KEY_UNKNOWN,
                    SEAL_KEY_WRONG,
                    SEAL_TENANT_MISMATCH,
                    SEAL_RECORD_SWAPPED,
                    SEAL_VERSION_OLD,
                    SEAL_BROKEN,
                    KEYRING_INVALID,
                    KEYRING_LOCKED,
                    PROVIDER_BROKEN,
                    PROVIDER_AMBIGUOUS,
                    MODULE_MISSING,
                    CLOSED -> SIGNER_OR_STORE;
            default -> USAGE;
        };
    }
}
