package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;
import static org.lit4j.verifier.ErrorKind.PARSER;
import static org.lit4j.verifier.ErrorKind.UNEXPECTED;
import static org.lit4j.verifier.ErrorKind.VALIDATION;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_AUTH_SIG_SIGNATURE_CONVERSION_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_EXP_WRONG_OR_TOO_LARGE;
import static org.lit4j.verifier.VerdictCode.NODE_INVALID_AUTH_SIG;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_MESSAGE_ERROR;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
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
 * Judges an AuthSig with which a wallet stands for itself, not for a session key: rules W1 to W7 on EVM chains, W1 to W3 on
 * those of Solana and Cosmos, where nobody looks at times. Both rule sets judge alike. Immutable and thread-safe.
 */
public final class WalletVerifier {
    private static final int LENGTH = 65;
    private static final List<String> NOT_HERE = List.of("lit:session", "lit:capability:delegation");

    private final VerifierSettings settings;
    private final Clock clock;

    WalletVerifier(VerifierSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Judges one AuthSig of an EVM chain.
     *
     * @param withTimes whether W6 counts; nodes can be set up to leave it out
     */
    public WalletVerdict verify(AuthSig sig, boolean withTimes) {
        return verify(sig, "ethereum", withTimes);
    }

    /**
     * Judges one AuthSig.
     *
     * @param chain as requests name it, such as {@code ethereum} or {@code solana}; one that nobody knows counts as EVM
     * @param withTimes whether W6 counts; nodes can be set up to leave it out
     */
    public WalletVerdict verify(AuthSig sig, String chain, boolean withTimes) {
        requireNonNull(sig, "sig");
        requireNonNull(chain, "chain");
        Ledger ledger = new Ledger(Rule.startingWith('W'));
        Optional<OtherWallets.Family> family = OtherWallets.Family.of(chain);
        if (family.isPresent()) {
            return new OtherWallets(settings.crypto(), ledger).judge(sig, family.get(), chain);
        }
        try {
            byte[] signature = ledger.check(Rule.W1, () -> signature(sig));
            String address = ledger.check(Rule.W2, () -> address(sig));
            ledger.check(Rule.W3, () -> signedRaw(sig, signature, address));
            NodeSiwe siwe = ledger.check(Rule.W4, () -> message(sig));
            ledger.check(Rule.W5, () -> use(siwe));
            if (withTimes) {
                ledger.check(Rule.W6, () -> times(siwe, clock.instant()));
            }
            ledger.check(Rule.W7, () -> signedCanonical(siwe, signature, address, ledger.notes()));
            return new WalletVerdict(
                    ledger.complete(),
                    Optional.of(address),
                    siwe.expirationTime().map(NodeTime::instant));
        } catch (Refusal refusal) {
            return new WalletVerdict(ledger.complete(), Optional.empty(), Optional.empty());
        }
    }

    private static byte[] signature(AuthSig sig) {
        try {
            return Hex.decodePrefixed(sig.sig(), LENGTH, "The signature");
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

    /** The library of this step reads the last byte otherwise than that of W7: from 35 on as in transactions. */
    private static boolean signedRaw(AuthSig sig, byte[] signature, String address) {
        int v = signature[LENGTH - 1] & 0xff;
        int recoveryId = v >= 35 ? (v - 1) % 2 : v >= 27 ? v - 27 : v;
        BigInteger r = new BigInteger(1, Arrays.copyOf(signature, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        String signer = "";
        try {
            if (recoveryId <= 1) {
                signer = PersonalSign.recover(
                        PersonalSign.digest(sig.signedMessage()), new EthSignature(r, s, recoveryId));
            }
        } catch (LitException e) {
            signer = "";
        }
        if (!signer.equals(address)) {
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
                    VALIDATION,
                    NODE_SIWE_MESSAGE_ERROR,
                    "Session key issued_at " + issued + " is in the future beyond the grace period of 60 seconds");
        }
        NodeTime end = siwe.expirationTime()
                .orElseThrow(() -> time(PARSER, NODE_SIWE_MESSAGE_ERROR, "Session key expiration time is not set"));
        if (end.instant().isBefore(issued.instant())) {
            throw time(
                    VALIDATION,
                    NODE_EXP_WRONG_OR_TOO_LARGE,
                    "Session key expiration " + end + " is in behind issue_at which is " + issued);
        }
        if (end.floor() < NodeTime.floor(now) - SessionTimes.GRACE_SECONDS) {
            throw time(
                    VALIDATION,
                    NODE_SIWE_MESSAGE_ERROR,
                    "Session key expiration " + end + " is in the past beyond the grace period of 60 seconds");
        }
        if (end.floor() > issued.floor() + SessionTimes.LONGEST.toSeconds()) {
            throw time(
                    VALIDATION, NODE_SIWE_MESSAGE_ERROR, "Expiration " + end + " is beyond the max expiry timestamp");
        }
        return true;
    }

    private static Refusal time(ErrorKind kind, VerdictCode code, String text) {
        return new Refusal(
                NodeError.uncoded(VALIDATION, "SIWE validation failed").causedBy(NodeError.of(kind, code, text)), text);
    }

    private static boolean signedCanonical(NodeSiwe siwe, byte[] signature, String address, QuirkNotes notes) {
        String signer;
        try {
            signer = WalletSignature.signer(siwe.hash(), signature, notes);
        } catch (Unreadable e) {
            throw new Refusal(NodeError.uncoded(VALIDATION, "Error verifying SIWE signature"), e.problem());
        }
        if (!signer.equals(siwe.address())) {
            throw new Refusal(
                    NodeError.uncoded(VALIDATION, "Error verifying SIWE signature"),
                    "signed by " + signer + ", the message names " + siwe.address());
        }
        if (!signer.equals(address)) {
            throw new Refusal(
                    NodeError.uncoded(UNEXPECTED, "Recovered address does not match presented address"),
                    "not by " + address);
        }
        return true;
    }
}
