package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/** Rules on what is kept, replaced and removed. */
abstract class StoreRecordRules extends StoreFixture {
    @Test
    void unknownIdentityHasNoRecord() {
        try (SessionKeyStore store = open()) {
            assertNothing(store, ID);
        }
    }

    @Test
    void keyAloneIsKept() {
        try (SessionKeyStore store = open()) {
            store.save(withKey(ID, 1));
            assertStored(store, withKey(ID, 1));
        }
    }

    @Test
    void authSigAloneIsKept() {
        try (SessionKeyStore store = open()) {
            store.save(withAuthSig(ID, 1));
            assertStored(store, withAuthSig(ID, 1));
        }
    }

    @Test
    void keyAndAuthSigAreKeptTogether() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1));
            assertStored(store, withBoth(ID, 1));
        }
    }

    @Test
    void savingTwiceReplaces() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1));
            store.save(withBoth(ID, 2));
            assertStored(store, withBoth(ID, 2));
        }
    }

    @Test
    void savingLessForgetsTheRest() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1));
            store.save(withBoth(ID, 2).withoutAuthSig());
            assertStored(store, withBoth(ID, 2).withoutAuthSig());
            store.save(withBoth(ID, 3).withoutSessionKey());
            assertStored(store, withBoth(ID, 3).withoutSessionKey());
        }
    }

    @Test
    void emptyRecordRemoves() {
        try (SessionKeyStore store = open()) {
            store.save(StoredSession.empty(ID));
            assertNothing(store, ID);
            store.save(withBoth(ID, 1));
            store.save(StoredSession.empty(ID));
            assertNothing(store, ID);
            assertThat(store.list(NETWORK, TENANT)).isEmpty();
        }
    }

    @Test
    void removedRecordIsGone() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1));
            store.remove(ID);
            assertNothing(store, ID);
        }
    }

    @Test
    void removeSaysWhetherThereWasOne() {
        try (SessionKeyStore store = open()) {
            assertThat(store.remove(ID)).isFalse();
            store.save(withBoth(ID, 1));
            assertThat(store.remove(ID)).isTrue();
            assertThat(store.remove(ID)).isFalse();
        }
    }

    /** A key that was wiped cannot be kept; what was there before must not suffer. */
    @Test
    void failedSaveChangesNothing() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1));
            StoredSession wiped = withBoth(ID, 2);
            wiped.wipe();
            assertThat(catchThrowable(() -> store.save(wiped))).isNotNull();
            assertStored(store, withBoth(ID, 1));
        }
    }

    /** The AuthSig becomes part of a signed text, so its members keep their order. */
    @Test
    void memberOrderOfAuthSigIsKept() {
        assertKept(AuthSig.parse("{\"address\":\"0x1\",\"algo\":\"a\",\"signedMessage\":\"m\",\"sig\":\"0x2\","
                + "\"derivedVia\":\"d\"}"));
    }

    @Test
    void nullAlgoOfAuthSigIsKept() {
        assertKept(AuthSig.parse(
                "{\"sig\":\"0x2\",\"derivedVia\":\"d\",\"signedMessage\":\"m\",\"address\":\"0x1\",\"algo\":null}"));
    }

    @Test
    void algoOfAuthSigIsKept() {
        assertKept(authSig(1).withAlgo("ed25519"));
    }

    /** Among it what UTF-8 has no form for: an unpaired surrogate. */
    @Test
    void anyTextOfAuthSigIsKept() {
        for (String text : List.of(
                "", "a\nb\r\n\tc", " \n both ends \n ", "\"\\/\u0000\u007f", "äß漢字 \uD83D\uDE00", "\uD800 alone")) {
            assertKept(AuthSig.of("0x2", "kind", text, "0x1"));
        }
    }

    @Test
    void largeAuthSigIsKept() {
        assertKept(AuthSig.of("0x2", "kind", "0123456789".repeat(10_000), "0x1"));
    }

    private void assertKept(AuthSig authSig) {
        try (SessionKeyStore store = open()) {
            store.save(withKey(ID, 1).withAuthSig(authSig, Optional.empty()));
            assertThat(store.find(ID).flatMap(StoredSession::authSig).map(AuthSig::toJson))
                    .contains(authSig.toJson());
        }
    }
}
