package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.crypto.BouncyCastleSessionCrypto;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsEncoding;

/**
 * Judges session signatures as nodes do, and by default more strictly. Immutable and thread-safe; opens nothing. A verdict
 * depends on the signature, the request, the settings and one look at the clock. Whatever the signature holds, the answer
 * is a {@link Verdict}: no method throws for bad input.
 *
 * <p>EIP-191 capabilities need nothing else. Capabilities that the network signed for a PKP need its public key
 * ({@link Builder#networkKey}); without it they are refused.
 */
public final class SessionSigVerifier {
    private static final int BATCH_CACHE = 1000;

    private final VerifierSettings settings;
    private final Clock clock;

    private SessionSigVerifier(VerifierSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Starts a verifier for the nodes' rules of one generation.
     *
     * @param clock tells what time it is, once for each verdict
     */
    public static Builder builder(Generation generation, Clock clock) {
        return new Builder(requireNonNull(generation, "generation"), requireNonNull(clock, "clock"));
    }

    /** Judges one session signature. */
    public Verdict verify(AuthSig sessionSig, VerificationRequest request) {
        requireNonNull(sessionSig, "sessionSig");
        requireNonNull(request, "request");
        Ledger ledger = new Ledger(Rule.ofSession(settings.ruleSet(), false));
        return new SessionJudge(settings, request, clock.instant(), ledger).judge(sessionSig);
    }

    /**
     * Judges the JSON text of one session signature; rule R0 is about its form and type ({@link #authSigs} takes the other
     * types too). Texts are not limited here: refuse
     * long ones before ({@code SessionSigGuard} does).
     */
    public Verdict verifyJson(String sessionSig, VerificationRequest request) {
        requireNonNull(sessionSig, "sessionSig");
        requireNonNull(request, "request");
        Ledger ledger = new Ledger(Rule.ofSession(settings.ruleSet(), true));
        SessionJudge judge = new SessionJudge(settings, request, clock.instant(), ledger);
        AuthSig sig;
        try {
            sig = ledger.check(Rule.R0, () -> read(sessionSig, ledger));
        } catch (Refusal refusal) {
            return judge.verdict();
        }
        return judge.judge(sig);
    }

    /** Judges one capability alone, for a session key. */
    CapabilityVerdict judgeCapability(AuthSig capability, String sessionKey, VerificationRequest request) {
        return new CapabilityJudge(settings, request, sessionKey, clock.instant()).judge(1, capability);
    }

    /**
     * Finds the user as the nodes' later steps do (permissions of PKPs, auth contexts): by the document's {@code sessionKey}
     * instead of the key that signed, and without a look at what is granted. Call it after {@link #verify} has accepted the
     * signature; by itself it says nothing about it. A capability of another type ends the search.
     */
    public SignerVerdict findSigner(AuthSig sessionSig) {
        requireNonNull(sessionSig, "sessionSig");
        return new SignerSearch(settings, clock.instant()).search(sessionSig);
    }

    /** Judges many, in their order, at one time. A delegation that several of them carry is computed once. */
    public List<Verdict> verifyAll(List<Item> items) {
        DelegationCache cache = settings.cache();
        VerifierSettings shared = cache == null ? settings.withCache(new DelegationCache(BATCH_CACHE)) : settings;
        Instant now = clock.instant();
        List<Verdict> verdicts = new ArrayList<>();
        for (Item item : items) {
            Ledger ledger = new Ledger(Rule.ofSession(shared.ruleSet(), false));
            verdicts.add(new SessionJudge(shared, item.request(), now, ledger).judge(item.sessionSig()));
        }
        return List.copyOf(verdicts);
    }

    /** One of many: a session signature and what it is judged for. */
    public record Item(AuthSig sessionSig, VerificationRequest request) {
        public Item {
            requireNonNull(sessionSig, "sessionSig");
            requireNonNull(request, "request");
        }
    }

    /** Returns the verifier of delegations with the same settings and clock. */
    public DelegationVerifier delegations() {
        return new DelegationVerifier(settings, clock);
    }

    /** Returns the verifier of a wallet's own AuthSigs with the same settings and clock. */
    public WalletVerifier wallets() {
        return new WalletVerifier(settings, clock);
    }

    /** Returns the verifier of whole {@code authSig} members, which need not be session signatures. */
    public AuthSigVerifier authSigs() {
        return new AuthSigVerifier(settings, clock);
    }

    Clock clock() {
        return clock;
    }

    public Generation generation() {
        return settings.generation();
    }

    public RuleSet ruleSet() {
        return settings.ruleSet();
    }

    private static AuthSig read(String json, Ledger ledger) {
        BodyReader.Body body;
        try {
            body = BodyReader.read(json, ledger.notes());
        } catch (Unreadable e) {
            throw Refusal.of(
                    ErrorKind.UNEXPECTED,
                    VerdictCode.NODE_BAD_INPUT,
                    "caught rocket 422: bad input error",
                    e.problem());
        }
        if (!body.single()) {
            // AuthSigVerifier judges each of those by chain; here one session signature is asked for.
            throw Refusal.of(
                    ErrorKind.VALIDATION,
                    VerdictCode.NODE_INVALID_MULTIPLE_AUTH_SIGS,
                    body.sigs().isEmpty() ? "No auth sig detected" : "Several AuthSigs instead of a session signature",
                    "the object is no AuthSig: it has another member, or lacks one");
        }
        AuthSig sig = body.sigs().get(0);
        MaterialType type = MaterialType.of(sig);
        if (type != MaterialType.SESSION_SIG) {
            throw Refusal.of(
                    ErrorKind.VALIDATION,
                    VerdictCode.NODE_INVALID_AUTH_SIG,
                    type == MaterialType.BLS_NETWORK_SIG
                            ? "BLSNetworkSig is not supported for wallet sig validation"
                            : "Invalid AuthSig",
                    "it is a " + type.wireName() + ", not a SessionSig: see derivedVia and algo");
        }
        ledger.say(type.wireName());
        return sig;
    }

    /** Collects the settings. One thread at a time. */
    public static final class Builder {
        private final Generation generation;
        private final Clock clock;
        private RuleSet ruleSet = RuleSet.HARDENED;
        private SessionCrypto crypto = new BouncyCastleSessionCrypto();
        private @Nullable Bls bls;
        private @Nullable String networkKey;
        private Duration longestDelegation = SessionTimes.LONGEST;
        private @Nullable DelegationCache cache;

        private Builder(Generation generation, Clock clock) {
            this.generation = generation;
            this.clock = clock;
        }

        /** Chooses the rules; {@link RuleSet#HARDENED} if not called. */
        public Builder ruleSet(RuleSet ruleSet) {
            this.ruleSet = requireNonNull(ruleSet, "ruleSet");
            return this;
        }

        /** Replaces the Ed25519 of lit-crypto. It must be as strict. */
        public Builder crypto(SessionCrypto crypto) {
            this.crypto = requireNonNull(crypto, "crypto");
            return this;
        }

        /**
         * Sets the key under which capabilities of PKPs are judged.
         *
         * @param hex the network's root key: 96 hexadecimal digits, with or without 0x
         * @throws LitException {@code SETTING_INVALID}
         */
        public Builder networkKey(String hex) {
            try {
                this.networkKey = Hex.encode(Hex.decodePrefixed(hex, Bls.PUBLIC_KEY_LENGTH, "The network key"));
            } catch (LitException e) {
                throw new LitException(
                        ErrorCode.SETTING_INVALID,
                        "The network key is not 96 hexadecimal digits: " + e.getMessage(),
                        e);
            }
            return this;
        }

        /** Replaces the BLS12-381 that is found on the class path. */
        public Builder bls(Bls bls) {
            this.bls = requireNonNull(bls, "bls");
            return this;
        }

        /**
         * Sets how long a capability may be valid at most, from its issue on; the hardened rule set alone looks at it. 30
         * days if not called.
         *
         * @throws LitException {@code SETTING_INVALID} when not positive
         */
        public Builder longestDelegation(Duration length) {
            if (length.isZero() || length.isNegative()) {
                throw new LitException(
                        ErrorCode.SETTING_INVALID, "A longest delegation of " + length + " lets none pass.");
            }
            this.longestDelegation = length;
            return this;
        }

        /** Remembers good signatures of delegations; none are remembered if not called. One cache may serve many verifiers. */
        public Builder cache(DelegationCache cache) {
            this.cache = requireNonNull(cache, "cache");
            return this;
        }

        /**
         * Makes the verifier.
         *
         * @throws LitException {@code SETTING_INVALID} for a network key that is no point of the group
         */
        public SessionSigVerifier build() {
            Bls checker = networkKey == null ? null : bls == null ? Bls.get() : bls;
            if (checker != null
                    && checker.publicKeyEncoding(Hex.decode(String.valueOf(networkKey), "The network key"))
                            != BlsEncoding.VALID) {
                throw new LitException(
                        ErrorCode.SETTING_INVALID,
                        "The network key is no point of the group. Take it from a node's handshake.");
            }
            return new SessionSigVerifier(
                    new VerifierSettings(
                            generation,
                            ruleSet,
                            crypto,
                            checker,
                            Optional.ofNullable(networkKey),
                            longestDelegation,
                            cache),
                    clock);
        }
    }
}
