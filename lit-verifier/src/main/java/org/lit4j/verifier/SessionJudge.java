package org.lit4j.verifier;

import static org.lit4j.verifier.ErrorKind.CONVERSION;
import static org.lit4j.verifier.ErrorKind.VALIDATION;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_SESSION_KEY_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_SIGNATURE_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_SIGNED_MESSAGE_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_INVALID_AUTH_SIG_SESSION_KEY_SIGNATURE;
import static org.lit4j.verifier.VerdictCode.NODE_NOT_AUTHORIZED;
import static org.lit4j.verifier.VerdictCode.NODE_RESOURCE_ID_NOT_FOUND;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_CAPABILITY_INVALID;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.crypto.Ed25519PublicKey;

/** Judges one session signature: rules R1a to R6b and H1 to H3. One use, one thread. */
final class SessionJudge {
    private static final int KEY_BYTES = 32;

    private final VerifierSettings settings;
    private final VerificationRequest request;
    private final Instant now;
    private final Ledger ledger;
    private final List<CapabilityVerdict> capabilities = new ArrayList<>();
    private @Nullable Grant grant;

    SessionJudge(VerifierSettings settings, VerificationRequest request, Instant now, Ledger ledger) {
        this.settings = settings;
        this.request = request;
        this.now = now;
        this.ledger = ledger;
    }

    Verdict judge(AuthSig sig) {
        try {
            apply(sig);
        } catch (Refusal refusal) {
            // Written down where it was thrown.
            grant = null;
        }
        return verdict();
    }

    /** Returns the verdict with what was written down so far. */
    Verdict verdict() {
        return new Verdict(settings.generation(), settings.ruleSet(), request, ledger.complete(), capabilities, grant);
    }

    private void apply(AuthSig sig) {
        byte[] address = ledger.check(Rule.R1A, () -> address(sig));
        ledger.check(Rule.R1B, () -> length(address));
        ledger.check(Rule.R1C, () -> point(address));
        byte[] signature = ledger.check(Rule.R1D, () -> signature(sig));
        ledger.check(Rule.R1E, () -> signed(address, sig, signature));
        SessionDocument document = ledger.check(Rule.R2, () -> document(sig, address));
        ledger.check(Rule.R3, () -> requested(document));
        NodeTime issuedAt = ledger.check(Rule.R4A, () -> SessionTimes.parse(document.issuedAt(), "issued_at"));
        ledger.check(Rule.R4B, () -> SessionTimes.issuedInTime(issuedAt, now));
        NodeTime expiration = ledger.check(Rule.R4C, () -> SessionTimes.parse(document.expiration(), "expiration"));
        ledger.check(Rule.R4D, () -> SessionTimes.inOrder(issuedAt, expiration));
        ledger.check(Rule.R4E, () -> SessionTimes.notExpired(expiration, now));
        ledger.check(Rule.R4F, () -> SessionTimes.notTooLong(issuedAt, expiration));
        ledger.check(Rule.R5, () -> audience(document));
        harden(sig, document);
        ledger.check(Rule.R6A, () -> notEmpty(document));
        grant = ledger.check(Rule.R6B, () -> firstThatPasses(sig, document, expiration));
    }

    private byte[] address(AuthSig sig) {
        try {
            byte[] bytes = NodeHex.decode(sig.address());
            if (MaterialType.of(sig) != MaterialType.SESSION_SIG) {
                ledger.met(Quirk.TYPE_NOT_COMPARED);
            }
            if (!Hex.isLower(sig.address(), 2 * KEY_BYTES)) {
                ledger.met(Quirk.ADDRESS_SPELLING);
            }
            return bytes;
        } catch (Unreadable e) {
            throw Refusal.of(
                    CONVERSION,
                    NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR,
                    "Unable to convert the address to bytes",
                    e.problem());
        }
    }

    private static boolean length(byte[] address) {
        if (address.length != KEY_BYTES) {
            throw Refusal.of(
                    CONVERSION,
                    NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR,
                    "Unable to convert the address to a public key",
                    "it has " + address.length + " bytes, not " + KEY_BYTES);
        }
        return true;
    }

    private static boolean point(byte[] address) {
        if (!Ed25519PublicKey.isPoint(address)) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_AUTH_SIG_SESSION_KEY_CONVERSION_ERROR,
                    "Unable to convert the address to a session key",
                    "no point of the curve has this y");
        }
        return true;
    }

    private static byte[] signature(AuthSig sig) {
        try {
            return NodeHex.decodeSignature(sig.sig());
        } catch (Unreadable e) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_AUTH_SIG_SIGNATURE_CONVERSION_ERROR,
                    "Unable to convert the signature",
                    e.problem());
        }
    }

    private boolean signed(byte[] address, AuthSig sig, byte[] signature) {
        if (!settings.crypto().verify(address, Utf8.encode(sig.signedMessage()), signature)) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_INVALID_AUTH_SIG_SESSION_KEY_SIGNATURE,
                    "Session key signature is not valid",
                    "the key " + sig.address() + " did not sign this text");
        }
        return true;
    }

    private SessionDocument document(AuthSig sig, byte[] address) {
        try {
            SessionDocument document =
                    SessionDocument.parse(sig.signedMessage(), settings.generation(), ledger.notes());
            if (!document.sessionKey().equals(Hex.encode(address))) {
                ledger.met(Quirk.SESSION_KEY_NOT_COMPARED);
            }
            return document;
        } catch (Unreadable e) {
            throw Refusal.of(
                    CONVERSION,
                    NODE_AUTH_SIG_SIGNED_MESSAGE_CONVERSION_ERROR,
                    "Unable to convert the signed message",
                    e.problem());
        }
    }

    private boolean requested(SessionDocument document) {
        List<SessionDocument.Requested> matching = document.requests().stream()
                .filter(one -> one.prefix().equals(request.resource().prefix()))
                .filter(one -> one.id().equals("*")
                        || one.id().equals(request.resource().id()))
                .toList();
        if (matching.isEmpty()) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_RESOURCE_ID_NOT_FOUND,
                    "Could not find requested resource " + request.resource().key() + " in the resourceAbilityRequests",
                    "wanted " + request.resource().key() + ", requested "
                            + document.requests().stream()
                                    .limit(20)
                                    .map(one -> one.prefix() + "://" + one.id())
                                    .toList());
        }
        boolean ability = matching.stream()
                .anyMatch(one -> one.ability().equals(request.ability().wireName()));
        if (!ability) {
            ledger.met(Quirk.ABILITY_NOT_COMPARED);
        }
        SessionDocument.Requested first = matching.get(0);
        ledger.say(first.prefix() + "://" + first.id() + "#" + first.ability());
        return true;
    }

    private boolean audience(SessionDocument document) {
        String named = NodeAddress.normalised(document.nodeAddress());
        String own = NodeAddress.normalised(request.audience());
        if (!named.equals(own)) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_NOT_AUTHORIZED,
                    "Node address in session key signed message does not match our node address",
                    "made for " + document.nodeAddress() + ", not for " + request.audience());
        }
        boolean plain = document.nodeAddress().equals(own)
                || document.nodeAddress().equals("http://" + own)
                || document.nodeAddress().equals("https://" + own)
                || document.nodeAddress().equals(request.audience());
        if (!plain) {
            ledger.met(Quirk.NODE_ADDRESS_NORMALISED);
        }
        ledger.say(document.nodeAddress());
        return true;
    }

    private void harden(AuthSig sig, SessionDocument document) {
        ledger.harden(
                Rule.H1,
                VerdictCode.HARDENED_SESSION_KEY_MISMATCH,
                "the document names " + document.sessionKey() + ", signed by " + sig.address());
        ledger.harden(
                Rule.H2,
                VerdictCode.HARDENED_ABILITY_NOT_REQUESTED,
                "wanted " + request.ability() + " on " + request.resource().key());
        ledger.harden(Rule.H3, VerdictCode.HARDENED_FORM, "");
    }

    private boolean notEmpty(SessionDocument document) {
        if (document.capabilities().isEmpty()) {
            String text =
                    settings.generation() == Generation.NAGA ? "Empty capabilities array." : "Empty capabilites array.";
            throw new Refusal(wrapped(NodeError.of(VALIDATION, NODE_SIWE_CAPABILITY_INVALID, text)), "");
        }
        ledger.say(document.capabilities().size() + " of them");
        return true;
    }

    private Grant firstThatPasses(AuthSig sig, SessionDocument document, NodeTime expiration) {
        for (int i = 0; i < document.capabilities().size(); i++) {
            AuthSig capability = document.capabilities().get(i);
            CapabilityJudge judge = new CapabilityJudge(settings, request, sig.address(), now);
            CapabilityVerdict verdict = judge.judge(i + 1, capability);
            capabilities.add(verdict);
            if (verdict.accepted()) {
                NodeSiwe message = judge.message().orElseThrow();
                Instant outer = expiration.instant();
                Instant end = message.expirationTime()
                        .map(NodeTime::instant)
                        .filter(inner -> inner.isBefore(outer))
                        .orElse(outer);
                ledger.say("capability " + (i + 1));
                return new Grant(
                        i + 1, capability, capability.address(), message.address(), sig.address(), judge.grants(), end);
            }
        }
        throw noneOf();
    }

    /** A capability that only a hardened rule refuses gives its code; else it is what nodes say. */
    private Refusal noneOf() {
        String why = String.join(
                "; ",
                capabilities.stream()
                        .map(verdict -> "capability " + verdict.position() + ": "
                                + verdict.refusedBy().map(Finding::toString).orElse(""))
                        .toList());
        return capabilities.stream()
                .flatMap(verdict -> verdict.refusedBy().stream())
                .filter(finding -> finding.rule().isHardened())
                .flatMap(finding -> finding.error().stream())
                .findFirst()
                .map(error -> new Refusal(error, why))
                .orElseGet(() -> new Refusal(
                        wrapped(NodeError.of(
                                VALIDATION, NODE_SIWE_CAPABILITY_INVALID, "Could not find valid capability.")),
                        why));
    }

    private static NodeError wrapped(NodeError inner) {
        return NodeError.of(VALIDATION, NODE_RESOURCE_ID_NOT_FOUND, "Resource id not found in auth_sig capabilities")
                .causedBy(inner);
    }
}
