package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/** What the rules of stores share: a clock, an identity, and records told apart by a number. */
@ExtendWith(ContractReport.class)
abstract class StoreFixture {
    static final Instant T0 = Instant.parse("2030-01-01T00:00:00Z");
    static final Duration LIFE = Duration.ofMinutes(5);
    static final String NETWORK = "network-a";
    static final String TENANT = "tenant-a";
    static final SessionKeyId ID = id(TENANT, 1, "label-a");

    final SettableClock clock = new SettableClock(T0);

    /**
     * Opens a new, empty store. The test closes it.
     *
     * @param clock where the store takes its time from; it stands still unless the test moves it, also back
     */
    protected abstract SessionKeyStore openEmpty(Clock clock);

    final SessionKeyStore open() {
        return openEmpty(clock);
    }

    static SessionKeyId id(String tenant, int principal, String label) {
        return new SessionKeyId(NETWORK, tenant, principal(principal), label);
    }

    static String principal(int n) {
        return String.format("0x%040x", n);
    }

    static SessionKeyPair key(int n) {
        return Samples.key(n);
    }

    static AuthSig authSig(int n) {
        return AuthSig.personalSign("0x" + String.format("%0130x", n), "message " + n, principal(n));
    }

    static StoredSession withKey(SessionKeyId id, int n) {
        return StoredSession.empty(id).withSessionKey(key(n));
    }

    /** A record whose AuthSig ends at {@link #T0} plus {@link #LIFE}. */
    static StoredSession withAuthSig(SessionKeyId id, int n) {
        return StoredSession.empty(id).withAuthSig(authSig(n), Optional.of(T0.plus(LIFE)));
    }

    /** A record with both; the AuthSig ends at {@link #T0} plus {@link #LIFE}. */
    static StoredSession withBoth(SessionKeyId id, int n) {
        return withAuthSig(id, n).withSessionKey(key(n));
    }

    static void assertStored(SessionKeyStore store, StoredSession expected) {
        assertThat(store.find(expected.id())).contains(expected);
    }

    static void assertNothing(SessionKeyStore store, SessionKeyId id) {
        assertThat(store.find(id)).isEmpty();
    }
}
