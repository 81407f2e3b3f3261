package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/** Rules on whose record is whose, and on lists. */
abstract class StoreIdentityRules extends StoreTimeRules {
    @Test
    void networksAreIsolated() {
        assertIsolated(ID, new SessionKeyId("network-b", ID.tenant(), ID.principal(), ID.label()));
    }

    @Test
    void tenantsAreIsolated() {
        assertIsolated(ID, new SessionKeyId(ID.network(), "tenant-b", ID.principal(), ID.label()));
    }

    @Test
    void principalsAreIsolated() {
        assertIsolated(
                ID, new SessionKeyId(ID.network(), ID.tenant(), ID.principal().replace("0x0", "0x1"), ID.label()));
    }

    @Test
    void labelsAreIsolated() {
        assertIsolated(ID, new SessionKeyId(ID.network(), ID.tenant(), ID.principal(), "label-b"));
    }

    /** Whatever a store puts between the parts of an identity may also stand in one. */
    @Test
    void partsOfAnIdentityDoNotRunTogether() {
        for (String between : List.of("", " ", "/", "\\", "|", ":", ";", ",", ".", "-", "_", "%", "#", "=", "\u00a0")) {
            assertIsolated(
                    new SessionKeyId("a", "b" + between + "c", principal(1), "d"),
                    new SessionKeyId("a" + between + "b", "c", principal(1), "d"));
            assertIsolated(id("a", 1, principal(1) + between + "b"), id("a" + between + principal(1), 1, "b"));
        }
    }

    /** Letter case, accents, Unicode normalisation, blanks at the ends: databases and file systems may ignore them. */
    @Test
    void similarNamesAreDifferentIdentities() {
        assertAllIsolated("label", "Label", "LABEL", "label ", " label", "lábel", "la\u0301bel", "la bel");
        assertAllIsolated("ß", "ss", "SS", "ı", "i", "I", "İ");
    }

    @Test
    void nonAsciiNamesAreKept() {
        try (SessionKeyStore store = open()) {
            SessionKeyId id = new SessionKeyId("réseau", "Müller & Söhne", principal(1), "会話 — ключ");
            store.save(withBoth(id, 1));
            assertStored(store, withBoth(id, 1));
            assertThat(store.list("réseau", "Müller & Söhne")).containsExactly(id);
        }
    }

    @Test
    void namesMayLookLikePathsOrPatterns() {
        assertAllIsolated(
                ".", "..", "../label", "a/../label", "/label", "~", "label%", "_abel", "*", "?", "con", "null");
        assertAllIsolated("' or ''='", "\"", "a;b", "a%2Fb", "a/b", "a\\b", "$HOME", "{0}");
    }

    @Test
    void namesOfFullLengthAreKept() {
        String most = "漢".repeat(199);
        assertAllIsolated(most + "a", most + "b", most);
    }

    @Test
    void listOfNothingIsEmpty() {
        try (SessionKeyStore store = open()) {
            assertThat(store.list(NETWORK, TENANT)).isEmpty();
        }
    }

    @Test
    void listNamesOneNetworkAndTenantOnly() {
        try (SessionKeyStore store = open()) {
            SessionKeyId first = id(TENANT, 1, "one");
            SessionKeyId second = id(TENANT, 2, "two");
            store.save(withBoth(first, 1));
            store.save(withBoth(second, 2));
            store.save(withBoth(id("tenant-b", 3, "three"), 3));
            store.save(withBoth(new SessionKeyId("network-b", TENANT, principal(4), "four"), 4));
            assertThat(store.list(NETWORK, TENANT)).containsExactlyInAnyOrder(first, second);
            assertThat(store.list("network-b", "tenant-b")).isEmpty();
        }
    }

    /** By principal, then by label, each as {@link String#compareTo} orders. */
    @Test
    void listIsInNaturalOrder() {
        List<SessionKeyId> ordered = new ArrayList<>();
        for (int principal : new int[] {1, 2, 10}) {
            for (String label : List.of("B", "Z", "a", "a b", "a.b", "aC", "c", "é", "漢")) {
                ordered.add(id(TENANT, principal, label));
            }
        }
        try (SessionKeyStore store = open()) {
            for (int i = 0; i < ordered.size(); i++) {
                store.save(withBoth(ordered.get(i * 5 % ordered.size()), i));
            }
            assertThat(store.list(NETWORK, TENANT)).containsExactlyElementsOf(ordered);
        }
    }

    private void assertAllIsolated(String... labels) {
        for (int i = 0; i + 1 < labels.length; i++) {
            assertIsolated(id(TENANT, 1, labels[i]), id(TENANT, 1, labels[i + 1]));
            assertIsolated(id(labels[i], 1, "label"), id(labels[i + 1], 1, "label"));
        }
        try (SessionKeyStore store = open()) {
            List<StoredSession> all = new ArrayList<>();
            for (String label : labels) {
                all.add(withBoth(id(TENANT, 1, label), all.size()));
            }
            all.forEach(one -> store.save(one.duplicate()));
            all.forEach(one -> assertStored(store, one));
        }
    }

    /** Neither is seen, replaced or removed through the other. */
    private void assertIsolated(SessionKeyId one, SessionKeyId other) {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(one, 1));
            assertNothing(store, other);
            assertThat(store.remove(other)).isFalse();
            store.save(withBoth(other, 2));
            assertStored(store, withBoth(one, 1));
            assertStored(store, withBoth(other, 2));
            assertThat(store.remove(other)).isTrue();
            assertStored(store, withBoth(one, 1));
        }
    }
}
