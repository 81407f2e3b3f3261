package org.lit4j.crypto.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SealedRecord;
import org.lit4j.core.session.SessionKeyId;

/** What opens, what does not, and under which code. */
class RecordSealerTest {
    private static final SessionKeyId ID = new SessionKeyId("net", "tenant", "0xaa", "label");
    private static final byte[] PLAIN = "the seed and the AuthSig".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final KeyRing ring = KeyRing.generate("k1", random);
    private final RecordSealer sealer = ring.sealer(true, random);
    private final SealedRecord sealed = sealer.seal(ID, 7, PLAIN);

    @AfterEach
    void wipe() {
        sealer.close();
        ring.close();
    }

    @Test
    void opensWhatItSealed() {
        assertThat(sealer.open(ID, 7, sealed)).isEqualTo(PLAIN);
        assertThat(sealed.keyId()).isEqualTo("k1").isEqualTo(sealer.currentKeyId());
        assertThat(sealer.open(ID, Long.MIN_VALUE, sealer.seal(ID, Long.MIN_VALUE, new byte[0])))
                .isEmpty();
    }

    @Test
    void hidesWhatItSeals() {
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("seed")
                .doesNotContain("0xaa")
                .doesNotContain("tenant");
    }

    @Test
    void everySealHasItsOwnNonce() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            nonces.add(
                    Arrays.toString(Arrays.copyOfRange(sealer.seal(ID, 7, PLAIN).bytes(), 13, 25)));
        }
        assertThat(nonces).hasSize(1000);
    }

    @Test
    void recordOfAnotherIdentityIsRefused() {
        refused(ErrorCode.SEAL_RECORD_SWAPPED, new SessionKeyId("net", "tenant", "0xbb", "label"), 7, sealed);
        refused(ErrorCode.SEAL_RECORD_SWAPPED, new SessionKeyId("net", "tenant", "0xaa", "other"), 7, sealed);
    }

    @Test
    void recordOfAnotherTenantOrNetworkIsRefused() {
        refused(ErrorCode.SEAL_TENANT_MISMATCH, new SessionKeyId("net", "other", "0xaa", "label"), 7, sealed);
        refused(ErrorCode.SEAL_TENANT_MISMATCH, new SessionKeyId("other", "tenant", "0xaa", "label"), 7, sealed);
    }

    /** Moving a character across the border of two parts makes another identity. */
    @Test
    void partsCannotBeShifted() {
        refused(ErrorCode.SEAL_TENANT_MISMATCH, new SessionKeyId("nett", "enant", "0xaa", "label"), 7, sealed);
        refused(ErrorCode.SEAL_RECORD_SWAPPED, new SessionKeyId("net", "tenant", "0xaal", "abel"), 7, sealed);
        assertThat(sealer.lookup(new SessionKeyId("net", "tenant", "0xaal", "abel")))
                .isNotEqualTo(sealer.lookup(ID));
        assertThat(sealer.lookupTenant("nett", "enant")).isNotEqualTo(sealer.lookupTenant("net", "tenant"));
    }

    @Test
    void otherVersionsAreRefused() {
        refused(ErrorCode.SEAL_VERSION_OLD, ID, 8, sealed);
        refused(ErrorCode.SEAL_VERSION_OLD, ID, 6, sealed);
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] all = sealed.bytes();
        for (int length = 0; length < all.length; length++) {
            refused(ErrorCode.SEAL_TRUNCATED, ID, 7, new SealedRecord("k1", Arrays.copyOf(all, length)));
        }
        refused(ErrorCode.SEAL_BROKEN, ID, 7, new SealedRecord("k1", Arrays.copyOf(all, all.length + 1)));
    }

    /** Every single bit counts, but those of the marks, which only explain a refusal. */
    @Test
    void everyFlippedBitIsRefused() {
        byte[] all = sealed.bytes();
        for (int bit = 0; bit < 8 * all.length; bit++) {
            byte[] flipped = all.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            boolean version = bit / 8 >= 5 && bit / 8 < 13;
            boolean mark = bit / 8 >= 25 && bit / 8 < 49;
            if (version || mark) {
                assertThat(sealer.open(ID, 7, new SealedRecord("k1", flipped))).isEqualTo(PLAIN);
            } else {
                assertThatExceptionOfType(LitException.class)
                        .as("bit %d", bit)
                        .isThrownBy(() -> sealer.open(ID, 7, new SealedRecord("k1", flipped)));
            }
        }
    }

    @Test
    void formatOfTheFutureIsRefused() {
        byte[] future = sealed.bytes();
        future[0] = 2;
        refused(ErrorCode.SEAL_FORMAT_UNKNOWN, ID, 7, new SealedRecord("k1", future));
    }

    @Test
    void alteredCiphertextIsRefused() {
        byte[] altered = sealed.bytes();
        altered[60] ^= 1;
        refused(ErrorCode.SEAL_BROKEN, ID, 7, new SealedRecord("k1", altered));
    }

    @Test
    void otherKeysAreRefused() {
        try (KeyRing other = KeyRing.generate("k1", random);
                RecordSealer stranger = other.sealer(true, random)) {
            assertCode(ErrorCode.SEAL_KEY_WRONG, () -> stranger.open(ID, 7, sealed));
            assertCode(
                    ErrorCode.SEAL_KEY_WRONG, () -> stranger.openIdentity(sealer.lookup(ID), sealer.sealIdentity(ID)));
        }
        refused(ErrorCode.SEAL_KEY_UNKNOWN, ID, 7, new SealedRecord("k0", sealed.bytes()));
    }

    @Test
    void newKeySealsAndOldOneStillOpens() {
        try (KeyRing two = ring.withNewKey("k2", random);
                KeyRing turned = two.withCurrent("k2");
                RecordSealer next = turned.sealer(true, random)) {
            SealedRecord fresh = next.seal(ID, 8, PLAIN);
            assertThat(fresh.keyId()).isEqualTo("k2");
            assertThat(next.open(ID, 7, sealed)).isEqualTo(PLAIN);
            assertThat(next.lookup(ID)).isEqualTo(sealer.lookup(ID));
            assertThat(next.lookupTenant("net", "tenant")).isEqualTo(sealer.lookupTenant("net", "tenant"));
            try (KeyRing without = turned.without("k1");
                    RecordSealer last = without.sealer(true, random)) {
                assertCode(ErrorCode.SEAL_KEY_UNKNOWN, () -> last.open(ID, 7, sealed));
            }
        }
    }

    @Test
    void identityOpensInItsPlaceOnly() {
        SealedRecord identity = sealer.sealIdentity(ID);
        assertThat(sealer.openIdentity(sealer.lookup(ID), identity)).isEqualTo(ID);
        String elsewhere = sealer.lookup(new SessionKeyId("net", "tenant", "0xbb", "label"));
        assertCode(ErrorCode.SEAL_RECORD_SWAPPED, () -> sealer.openIdentity(elsewhere, identity));
        assertThat(new String(identity.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("tenant");
    }

    @Test
    void lookupIsKeyedOnlyWhenAsked() {
        try (KeyRing other = KeyRing.generate("k1", random);
                RecordSealer hiding = other.sealer(true, random);
                RecordSealer open = other.sealer(false, random);
                RecordSealer alsoOpen = ring.sealer(false, random)) {
            assertThat(hiding.lookup(ID)).isNotEqualTo(sealer.lookup(ID)).hasSize(64);
            assertThat(open.lookup(ID)).isEqualTo(alsoOpen.lookup(ID)).hasSize(64);
            assertThat(hiding.hidesIdentity()).isTrue();
            assertThat(open.hidesIdentity()).isFalse();
        }
    }

    @Test
    void closedSealerDoesNothing() {
        sealer.close();
        sealer.close();
        assertCode(ErrorCode.CLOSED, () -> sealer.seal(ID, 1, PLAIN));
        assertCode(ErrorCode.CLOSED, () -> sealer.open(ID, 7, sealed));
        assertCode(ErrorCode.CLOSED, () -> sealer.lookup(ID));
        assertCode(ErrorCode.CLOSED, () -> sealer.sealIdentity(ID));
    }

    private void refused(ErrorCode code, SessionKeyId id, long version, SealedRecord record) {
        assertCode(code, () -> sealer.open(id, version, record));
    }

    static void assertCode(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(call)
                .extracting(LitException::code)
                .isEqualTo(code);
    }
}
