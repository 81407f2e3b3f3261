package org.lit4j.siwe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.siwe.RecapFinding.NodesView;

/**
 * Checks delegations that wallets sign with {@code personal_sign} and, when the network's public key is given, those that
 * the network signs for a PKP. Thread-safe. Of the last thousand AuthSigs that were good it remembers that their
 * signatures are, by the hash of all their members; what depends on the terms is judged anew each time.
 */
public final class SiweDelegationCodec implements DelegationCodec {
    private static final List<String> SDK_ALGOS = List.of("ed25519", "LIT_BLS");
    /** {@code 0x}, r, s and v. */
    private static final int SIGNATURE_LENGTH = 132;

    private static final int REMEMBERED = 1_000;

    private final Optional<NetworkAuthSig> network;
    private final GoodSignatures signatures = new GoodSignatures(REMEMBERED);

    /** Knows wallets only; what the network signed is refused as {@code DELEGATION_UNSUPPORTED}. */
    public SiweDelegationCodec() {
        this(Optional.empty());
    }

    private SiweDelegationCodec(Optional<NetworkAuthSig> network) {
        this.network = network;
    }

    /** Knows wallets, and what was signed under a network's key. */
    public static SiweDelegationCodec under(NetworkAuthSig network) {
        return new SiweDelegationCodec(Optional.of(network));
    }

    @Override
    public Delegation check(AuthSig authSig, DelegationTerms terms) {
        SiweMessage message;
        if (network.isPresent() && NetworkAuthSig.isOne(authSig)) {
            message = network.get().check(authSig, terms.now(), terms.margin(), signatures);
        } else {
            requireWalletKind(authSig, terms.strictAlgo());
            message = SiweMessage.parse(authSig.signedMessage());
            signatures.once(authSig, () -> requireSignature(authSig, message));
        }
        Principal signer = Principal.ofAddress(message.address());
        if (terms.principal().filter(expected -> !expected.equals(signer)).isPresent()) {
            throw refused(
                    ErrorCode.DELEGATION_ADDRESS_MISMATCH,
                    "is signed by " + message.address() + ", not by "
                            + terms.principal().get());
        }
        if (!message.uri().equals(terms.sessionKeyUri())) {
            throw refused(
                    ErrorCode.DELEGATION_SESSION_KEY_MISMATCH,
                    "delegates to " + message.uri() + ", not to " + terms.sessionKeyUri());
        }
        requireTimes(message, terms.now(), terms.margin());
        Recap recap = recapOf(message);
        for (ResourceAbilityRequest request : terms.requests()) {
            Explanation explanation = recap.explain(request);
            if (!explanation.granted()) {
                throw new LitException(
                        ErrorCode.DELEGATION_NOT_COVERING, "The AuthSig does not grant enough: " + explanation);
            }
        }
        return new Delegation(
                authSig,
                signer,
                message.uri(),
                message.issuedAt(),
                message.expirationTime(),
                recap,
                remarks(message, recap));
    }

    @Override
    public void checkCapacity(AuthSig authSig, Optional<Principal> user, Instant now) {
        UseTerms terms = UseTerms.at(now);
        CapacityDelegation.check(authSig, user.map(terms::usableBy).orElse(terms));
    }

    static void requireWalletKind(AuthSig authSig, boolean strictAlgo) {
        boolean known = !authSig.json().has("algo")
                || authSig.algo().filter(SDK_ALGOS::contains).isPresent();
        if (strictAlgo && !known) {
            throw refused(
                    ErrorCode.DELEGATION_UNSUPPORTED,
                    "has the algo " + authSig.algo().orElse("null") + "; this dialect knows " + SDK_ALGOS
                            + ", or none for a wallet");
        }
        String derivedVia = authSig.derivedVia();
        boolean contract = derivedVia.equals("EIP1271") || derivedVia.equals("EIP1271_SHA256");
        boolean bls = derivedVia.equals("lit.bls");
        boolean session = derivedVia.equals("litSessionSignViaNacl");
        if (contract || bls || session) {
            throw refused(
                    ErrorCode.DELEGATION_UNSUPPORTED,
                    "is of the kind " + derivedVia + "; only personal_sign of a wallet can be checked here"
                            + (bls ? ", or the network's signature when its public key is given" : ""));
        }
    }

    static Principal requireSignature(AuthSig authSig, SiweMessage message) {
        String recovered;
        if (authSig.sig().length() != SIGNATURE_LENGTH) {
            throw refused(
                    ErrorCode.DELEGATION_SIGNATURE_INVALID,
                    "has a signature of " + authSig.sig().length() + " characters, not 0x and 130 hexadecimal digits");
        }
        try {
            recovered = message.recoverSigner(authSig.sig());
        } catch (LitException e) {
            if (e.code() != ErrorCode.SIGNATURE_INVALID) {
                throw e;
            }
            throw new LitException(
                    ErrorCode.DELEGATION_SIGNATURE_INVALID, "The AuthSig is not signed: " + e.getMessage(), e);
        }
        if (!recovered.equals(message.address())) {
            throw refused(
                    ErrorCode.DELEGATION_SIGNATURE_INVALID,
                    "names " + message.address() + " in its message, but the signature is not that address's");
        }
        Principal signer = Principal.ofAddress(recovered);
        if (!signer.isAddress(authSig.address())) {
            throw refused(
                    ErrorCode.DELEGATION_ADDRESS_MISMATCH,
                    "has the address " + authSig.address() + " and a message of " + message.address());
        }
        return signer;
    }

    static void requireTimes(SiweMessage message, Instant now, Duration margin) {
        Optional<Timestamp> end = message.expirationTime();
        if (end.isPresent() && !now.plus(margin).isBefore(end.get().instant())) {
            throw refused(
                    ErrorCode.DELEGATION_EXPIRED,
                    "ends at " + end.get() + "; it must be valid at " + Timestamp.of(now)
                            + (margin.isZero() ? "" : " and for " + margin + " more"));
        }
        Optional<Timestamp> start = message.notBefore();
        if (start.isPresent() && now.isBefore(start.get().instant())) {
            throw refused(
                    ErrorCode.DELEGATION_NOT_YET_VALID,
                    "is not valid before " + start.get() + "; it is " + Timestamp.of(now));
        }
    }

    /** The first resource must be the capability object, as in the SDK. */
    private static Recap recapOf(SiweMessage message) {
        List<String> resources = message.resources().orElse(List.of());
        if (resources.isEmpty()) {
            throw refused(ErrorCode.DELEGATION_NO_CAPABILITY, "has no resources, so no capability object (urn:recap:)");
        }
        return Recap.decode(resources.get(0));
    }

    /** What is wrong with the capability object itself, its own warnings say. */
    private static List<String> remarks(SiweMessage message, Recap recap) {
        List<String> remarks = new ArrayList<>();
        boolean warns = !recap.warnings().isEmpty();
        for (RecapFinding finding : SiweRecaps.all(message).all()) {
            // The first is the one that was checked above; another that nodes drop changes nothing.
            boolean first = finding.position() == 1;
            boolean lost = finding.nodes() == NodesView.DROPPED && first && !warns;
            boolean ownStatement =
                    first && warns && message.statement().orElse("").endsWith(recap.statement());
            if (lost || (finding.nodes() == NodesView.STATEMENT_REFUSED && !ownStatement)) {
                remarks.add(finding.remark());
            }
        }
        if (message.expirationTime().isEmpty()) {
            remarks.add("it never expires");
        }
        return remarks;
    }

    private static LitException refused(ErrorCode code, String problem) {
        return new LitException(code, "The AuthSig " + problem + ".");
    }
}
