package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.core.error.ErrorCode.CLOSED;
import static org.lit4j.core.error.ErrorCode.STORE_CORRUPT;
import static org.lit4j.core.error.ErrorCode.STORE_UNAVAILABLE;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lit4j.core.LitSessions;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** Stores that fail and parts that are closed: code, message, and nothing stored. */
class BadStoresTest {
    @TestFactory
    List<DynamicTest> storesThatFail() {
        return Row.tests(List.of(
                store(
                        "read",
                        STORE_UNAVAILABLE,
                        "failed to read",
                        FailingStore.on("find", new IllegalStateException("disk"))),
                store(
                        "write",
                        STORE_UNAVAILABLE,
                        "failed to write",
                        FailingStore.on("save", new IllegalStateException("disk"))),
                store(
                        "read",
                        STORE_CORRUPT,
                        "record 7",
                        FailingStore.on("find", new LitException(STORE_CORRUPT, "record 7 cannot be read"))),
                store(
                        "write",
                        STORE_UNAVAILABLE,
                        "connection lost",
                        FailingStore.on("save", new LitException(STORE_UNAVAILABLE, "connection lost, try later"))),
                new Row(
                        "closed sessions",
                        CLOSED,
                        "Build new ones",
                        () -> closedSessions().sessionSigs(Fixtures.request().build())),
                new Row(
                        "closed store",
                        CLOSED,
                        "Open a new one",
                        () -> closedStore().find(Fixtures.ID)),
                new Row("closed wallet", CLOSED, "wiped", () -> sign(closedWallet()))));
    }

    private static Row store(String verb, ErrorCode code, String field, FailingStore store) {
        return new Row("store, " + verb, code, field, () -> {
            try {
                try (LitSessions sessions = LitSessions.builder()
                        .clock(Fixtures.CLOCK)
                        .nodes(Fixtures.nodes())
                        .signer(Fixtures.wallet())
                        .store(store)
                        .build()) {
                    sessions.sessionSigs(Fixtures.request().build());
                }
            } finally {
                assertThat(store.saved()).as("nothing is stored").isEmpty();
            }
        });
    }

    private static void sign(AuthSigner signer) {
        try (LitSessions sessions = LitSessions.builder()
                .clock(Fixtures.CLOCK)
                .nodes(Fixtures.nodes())
                .signer(signer)
                .build()) {
            sessions.sessionSigs(Fixtures.request().build());
        }
    }

    private static LitSessions closedSessions() {
        LitSessions sessions = LitSessions.builder()
                .nodes(Fixtures.nodes())
                .signer(Fixtures.wallet())
                .build();
        sessions.close();
        return sessions;
    }

    private static MemorySessionKeyStore closedStore() {
        MemorySessionKeyStore store = new MemorySessionKeyStore();
        store.close();
        return store;
    }

    private static AuthSigner closedWallet() {
        AuthSigner wallet = Fixtures.wallet();
        wallet.close();
        return wallet;
    }
}
