package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.testkit.leak.SecretScanner;

/** Rules on who wipes which key. */
abstract class StoreOwnershipRules extends StoreIdentityRules {
    @Test
    void closingAFoundKeyDoesNotDamageTheStoredOne() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1));
            StoredSession first = store.find(ID).orElseThrow();
            StoredSession second = store.find(ID).orElseThrow();
            first.wipe();
            assertThat(second).isEqualTo(withBoth(ID, 1));
            assertStored(store, withBoth(ID, 1));
        }
    }

    @Test
    void closingTheGivenKeyDoesNotDamageTheStoredOne() {
        try (SessionKeyStore store = open()) {
            StoredSession given = withBoth(ID, 1);
            store.save(given);
            given.wipe();
            assertStored(store, withBoth(ID, 1));
        }
    }

    @Test
    void givenKeyStaysItsOwners() {
        try (SessionKeyStore store = open()) {
            StoredSession given = withBoth(ID, 1);
            store.save(given);
            store.save(withBoth(ID, 2));
            store.remove(ID);
            assertThat(given).isEqualTo(withBoth(ID, 1));
        }
    }

    /** Whoever got a copy goes on with it, whatever happens to the record. */
    @Test
    void foundKeyStaysUsable() {
        List<StoredSession> found;
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1));
            found = List.of(store.find(ID).orElseThrow(), store.find(ID).orElseThrow());
            store.save(withBoth(ID, 2));
            store.remove(ID);
            store.purgeExpired();
        }
        assertThat(found).containsOnly(withBoth(ID, 1));
    }

    @Test
    void textFormShowsNoSecret() {
        try (SessionKeyStore store = open();
                SessionKeyPair key = key(1)) {
            store.save(StoredSession.empty(ID).withSessionKey(key));
            SecretScanner scanner =
                    SecretScanner.builder().secret("seed", Samples.seed(1)).build();
            assertThat(scanner.scan("toString of the store", store.toString())).isEmpty();
        }
    }
}
