package org.lit4j.testkit.contract;

import java.time.Clock;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.session.SessionKeyStore;

/** The correct store and signer, for tests of other packages. */
public final class References {
    private References() {}

    public static SessionKeyStore store(Clock clock) {
        return new ReferenceStore(clock);
    }

    public static AuthSigner signer() {
        return new ReferenceSigner();
    }
}
