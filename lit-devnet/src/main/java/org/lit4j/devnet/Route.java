package org.lit4j.devnet;

/** The paths of nodes. */
enum Route {
    HANDSHAKE,
    ENCRYPTION_SIGN,
    PKP_SIGN,
    EXECUTE,
    SIGN_SESSION_KEY,
    /** Datil's path without a version, on which the PKP itself signs. */
    SIGN_SESSION_KEY_ECDSA,
    /** A path of an earlier generation. */
    OLD,
    NONE;

    static Route of(String path, boolean naga) {
        if (path.equals("/web/handshake")) {
            return HANDSHAKE;
        }
        if (!naga && path.equals("/web/sign_session_key")) {
            return SIGN_SESSION_KEY_ECDSA;
        }
        String bare = path.replaceFirst("/v[12]$", "");
        Route route = switch (bare) {
            case "/web/encryption/sign" -> ENCRYPTION_SIGN;
            case "/web/pkp/sign" -> PKP_SIGN;
            case "/web/execute" -> EXECUTE;
            case "/web/sign_session_key" -> SIGN_SESSION_KEY;
            default -> NONE;
        };
        boolean second = path.endsWith("/v2");
        if (route == NONE || naga == second) {
            return route;
        }
        // Datil never had a second version. Its other unversioned paths follow the rules of the first here.
        return naga ? OLD : NONE;
    }
}
