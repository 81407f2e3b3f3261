package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;
import static org.lit4j.verifier.ErrorKind.PARSER;
import static org.lit4j.verifier.ErrorKind.VALIDATION;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_SIGNATURE_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_EXP_WRONG_OR_TOO_LARGE;
import static org.lit4j.verifier.VerdictCode.NODE_INVALID_AUTH_SIG;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_MESSAGE_ERROR;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.LitException;
import org.lit4j.crypto.EthAddress;
import org.lit4j.crypto.EthSignature;
import org.lit4j.crypto.PersonalSign;

/**
 * Judges an AuthSig with which a wallet stands for itself, not for a session key: rules W1 to W7, for EVM chains. Both rule
 * sets judge alike. Immutable and thread-safe.
 */
public final class WalletVerifier {
    private static final List<String> NOT_HERE = List.of("lit:session", "lit:capability:delegation");

    private final VerifierSettings settings;
    private final Clock clock;

    WalletVerifier(VerifierSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Judges one AuthSig.
     *
     * @param withTimes whether W6 counts; nodes can be set up to leave it out
     */
    public WalletVerdict verify(AuthSig sig, boolean withTimes) {
        requireNonNull(sig, "sig");
        Ledger ledger = new Ledger(Rule.startingWith('W'));
        try {
            EthSignature signature = ledger.check(Rule.W1, () -> signature(sig));
            String address = ledger.check(Rule.W2, () -> address(sig));
            ledger.check(Rule.W3, () -> signedRaw(sig, signature, address));
            NodeSiwe siwe = ledger.check(Rule.W4, () -> message(sig));
            ledger.check(Rule.W5, () -> use(siwe));
            if (withTimes) {
                ledger.check(Rule.W6, () -> times(siwe, clock.instant()));
            }
            ledger.check(Rule.W7, () -> signedCanonical(siwe, signature, address));
            return new WalletVerdict(
                    ledger.complete(),
                    Optional.of(address),
                    siwe.expirationTime().map(NodeTime::instant));
        } catch (Refusal refusal) {
            return new WalletVerdict(ledger.complete(), Optional.empty(), Optional.empty());
        }
    }

    private static EthSignature signature(AuthSig sig) {
        try {
            String text = sig.sig();
            return EthSignature.parse(text.startsWith("0x") ? text : "0x" + text);
        } catch (LitException e) {
            throw Refusal.of(
                    PARSER,
                    NODE_AUTH_SIG_SIGNATURE_CONVERSION_ERROR,
                    "Error parsing the signature",
                    String.valueOf(e.getMessage()));
        }
    }

    private static String address(AuthSig sig) {
        String digits = Hex.stripPrefix(sig.address()).toLowerCase(Locale.ROOT);
        try {
            return EthAddress.checksum(digits);
        } catch (LitException e) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR,
                    "Unable to convert the address",
                    "it is no Ethereum address");
        }
    }

    private static boolean signedRaw(AuthSig sig, EthSignature signature, String address) {
        if (!signedBy(PersonalSign.digest(sig.signedMessage()), signature, address)) {
            throw new Refusal(NodeError.uncoded(VALIDATION, "Invalid signature verification"), "not by " + address);
        }
        return true;
    }

    private NodeSiwe message(AuthSig sig) {
        try {
            return NodeSiwe.parse(sig.signedMessage(), settings.generation());
        } catch (Unreadable e) {
            throw new Refusal(NodeError.uncoded(PARSER, "Parse error on SIWE"), e.problem());
        }
    }

    private static boolean use(NodeSiwe siwe) {
        if (NOT_HERE.stream().anyMatch(siwe.uri()::startsWith)) {
            throw Refusal.of(
                    VALIDATION, NODE_INVALID_AUTH_SIG, "Invalid URI for top level auth sig: " + siwe.uri(), siwe.uri());
        }
        return true;
    }

    private static boolean times(NodeSiwe siwe, Instant now) {
        NodeTime issued = siwe.issuedAt();
        if (issued.floor() > NodeTime.floor(now) + SessionTimes.GRACE_SECONDS) {
            throw time(
                    NODE_SIWE_MESSAGE_ERROR,
                    "Session key issued_at " + issued + " is in the future beyond the grace period of 60 seconds");
        }
        NodeTime end = siwe.expirationTime()
                .orElseThrow(() -> new Refusal(
                        NodeError.of(VALIDATION, NODE_SIWE_MESSAGE_ERROR, "SIWE validation failed")
                                .causedBy(NodeError.of(
                                        PARSER, NODE_SIWE_MESSAGE_ERROR, "Session key expiration time is not set")),
                        "Session key expiration time is not set"));
        if (end.instant().isBefore(issued.instant())) {
            throw time(
                    NODE_EXP_WRONG_OR_TOO_LARGE,
                    "Session key expiration " + end + " is in behind issue_at which is " + issued);
        }
        if (end.floor() < NodeTime.floor(now) - SessionTimes.GRACE_SECONDS) {
            throw time(
                    NODE_SIWE_MESSAGE_ERROR,
                    "Session key expiration " + end + " is in the past beyond the grace period of 60 seconds");
        }
        if (end.floor() > issued.floor() + SessionTimes.LONGEST.toSeconds()) {
            throw time(NODE_SIWE_MESSAGE_ERROR, "Expiration " + end + " is beyond the max expiry timestamp");
        }
        return true;
    }

    private static Refusal time(VerdictCode code, String text) {
        return new Refusal(
                NodeError.uncoded(VALIDATION, "SIWE validation failed").causedBy(NodeError.of(VALIDATION, code, text)),
                text);
    }

    private static boolean signedCanonical(NodeSiwe siwe, EthSignature signature, String address) {
        if (!signedBy(siwe.hash(), signature, address)) {
            throw new Refusal(
                    NodeError.uncoded(VALIDATION, "Recovered address does not match presented address"),
                    "not by " + address);
        }
        return true;
    }

    private static boolean signedBy(byte[] digest, EthSignature signature, String address) {
        try {
            return PersonalSign.recover(digest, signature).equals(address);
        } catch (LitException e) {
            return false;
        }
    }
}
