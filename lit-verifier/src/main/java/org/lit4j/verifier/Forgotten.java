package org.lit4j.verifier;

import java.time.Instant;
import java.util.Locale;
import org.lit4j.core.auth.AuthSig;

/** What nodes forget about a signed message, noted for every verdict and refused by the hardened rules. */
final class Forgotten {
    private Forgotten() {}

    static void note(NodeSiwe siwe, AuthSig sig, VerifierSettings settings, Instant now, QuirkNotes notes) {
        if (!siwe.canonical().equals(sig.signedMessage())) {
            notes.met(Quirk.TEXT_REWRITTEN);
        }
        if (!siwe.address().toLowerCase(Locale.ROOT).equals(sig.address().toLowerCase(Locale.ROOT))) {
            notes.met(Quirk.CAPABILITY_ADDRESS_NOT_COMPARED);
        }
        if (siwe.expirationTime().isEmpty()) {
            notes.met(Quirk.NO_EXPIRATION);
        }
        boolean tooLong = siwe.expirationTime()
                .map(end -> end.instant().isAfter(siwe.issuedAt().instant().plus(settings.longestDelegation())))
                .orElse(false);
        if (tooLong || siwe.issuedAt().floor() > NodeTime.floor(now) + SessionTimes.GRACE_SECONDS) {
            notes.met(Quirk.NO_LIMIT);
        }
    }

    static void hardenCapability(NodeSiwe siwe, AuthSig capability, VerifierSettings settings, Ledger ledger) {
        ledger.harden(
                Rule.H4,
                VerdictCode.HARDENED_ADDRESS_MISMATCH,
                "the message names " + siwe.address() + ", the capability " + shown(capability.address()));
        hardenDelegation(siwe, settings, ledger);
    }

    static void hardenDelegation(NodeSiwe siwe, VerifierSettings settings, Ledger ledger) {
        ledger.harden(Rule.H5, VerdictCode.HARDENED_NO_EXPIRATION, "");
        ledger.harden(
                Rule.H6,
                VerdictCode.HARDENED_LIFETIME,
                "issued at " + siwe.issuedAt() + ", expires at "
                        + siwe.expirationTime().map(NodeTime::text).orElse("no time") + ", at most "
                        + settings.longestDelegation());
        ledger.harden(Rule.H7, VerdictCode.HARDENED_SIGNED_TEXT, "");
        ledger.harden(Rule.H8, VerdictCode.HARDENED_GRANT, "");
    }

    private static String shown(String address) {
        return address.length() > 60 ? address.substring(0, 60) + "…" : address;
    }
}
