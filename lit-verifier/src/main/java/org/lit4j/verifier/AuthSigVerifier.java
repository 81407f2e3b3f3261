package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;
import static org.lit4j.verifier.ErrorKind.UNEXPECTED;
import static org.lit4j.verifier.ErrorKind.VALIDATION;
import static org.lit4j.verifier.VerdictCode.NODE_BAD_INPUT;
import static org.lit4j.verifier.VerdictCode.NODE_INVALID_AUTH_SIG;
import static org.lit4j.verifier.VerdictCode.NODE_INVALID_MULTIPLE_AUTH_SIGS;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;

/**
 * Judges the {@code authSig} member of a request as nodes do where they take more than a session signature: one AuthSig of
 * any type, or an object of them by chain. Then every one has to be good, and the last one's user counts. A wallet's own
 * AuthSig stands for all that its owner may do, so take it only where a session signature is not what you ask for; {@link
 * SessionSigVerifier#verifyJson} refuses it.
 *
 * <p>Session signatures are judged by the verifier's rule set, wallets' AuthSigs with their times (W6). A contract's (EIP-1271)
 * is refused: its chain would have to be asked. Immutable and thread-safe; opens nothing.
 */
public final class AuthSigVerifier {
    private final VerifierSettings settings;
    private final Clock clock;

    AuthSigVerifier(VerifierSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Judges the JSON text of the member. Bad input gives a verdict, not an exception.
     *
     * @param chain the request's {@code chain}, such as {@code ethereum}: what a single AuthSig of a wallet is judged for
     */
    public AuthSigVerdict verify(String authSig, String chain, VerificationRequest request) {
        requireNonNull(authSig, "authSig");
        requireNonNull(chain, "chain");
        requireNonNull(request, "request");
        QuirkNotes notes = new QuirkNotes();
        BodyReader.Body body;
        try {
            body = BodyReader.read(authSig, notes);
        } catch (Unreadable e) {
            NodeError error = NodeError.of(UNEXPECTED, NODE_BAD_INPUT, "caught rocket 422: bad input error");
            return refused(List.of(), error.withDetail(e.problem()));
        }
        Judging judging = new Judging(clock.instant(), request, notes);
        if (body.single()) {
            Optional<NodeError> inner = judging.judge(chain, body.sigs().get(0));
            return inner.map(error -> refused(
                            judging.members,
                            NodeError.of(VALIDATION, NODE_INVALID_AUTH_SIG, "Invalid AuthSig")
                                    .causedBy(error)))
                    .orElseGet(() -> accepted(judging, judging.user));
        }
        NodeError outer = NodeError.uncoded(VALIDATION, "Unable to extract wallet sig from multiple auth sigs");
        if (body.sigs().isEmpty()) {
            return refused(
                    List.of(),
                    outer.causedBy(NodeError.of(VALIDATION, NODE_INVALID_MULTIPLE_AUTH_SIGS, "No auth sig detected")));
        }
        AuthSig last = body.sigs().get(0);
        for (Map.Entry<String, AuthSig> member : body.byChain().entrySet()) {
            Optional<NodeError> inner = judging.judge(member.getKey(), member.getValue());
            if (inner.isPresent()) {
                return refused(judging.members, outer.causedBy(inner.get()));
            }
            last = member.getValue();
        }
        return ofSeveral(judging, last);
    }

    /** The user of a session signature among several is looked for a second time. */
    private AuthSigVerdict ofSeveral(Judging judging, AuthSig last) {
        if (MaterialType.of(last) != MaterialType.SESSION_SIG) {
            return accepted(judging, last.address());
        }
        SignerVerdict signer = new SignerSearch(settings, judging.now).search(last);
        return signer.capability()
                .map(capability -> accepted(judging, capability.address()))
                .orElseGet(() -> refused(
                        judging.members,
                        NodeError.uncoded(UNEXPECTED, "Unable to get user address from wallet sig")
                                .causedBy(signer.error().orElseThrow())));
    }

    private static AuthSigVerdict accepted(Judging judging, String user) {
        return new AuthSigVerdict(judging.members, Optional.of(user), Optional.empty());
    }

    private static AuthSigVerdict refused(List<AuthSigVerdict.Member> members, NodeError error) {
        return new AuthSigVerdict(members, Optional.empty(), Optional.of(error));
    }

    /** Judges the members one after the other. One use, one thread. */
    private final class Judging {
        private final Instant now;
        private final VerificationRequest request;
        private final QuirkNotes notes;
        private final List<AuthSigVerdict.Member> members = new ArrayList<>();
        private String user = "";

        Judging(Instant now, VerificationRequest request, QuirkNotes notes) {
            this.now = now;
            this.request = request;
            this.notes = notes;
        }

        /** Returns the error of one that is refused. */
        Optional<NodeError> judge(String chain, AuthSig sig) {
            MaterialType type = MaterialType.of(sig);
            return switch (type) {
                case SESSION_SIG -> {
                    Verdict verdict = session(sig);
                    add(chain, type, Optional.of(verdict), Optional.empty());
                    user = verdict.grant().map(Grant::user).orElse("");
                    yield verdict.error();
                }
                case WALLET_SIG -> {
                    WalletVerdict verdict =
                            new WalletVerifier(settings, Clock.fixed(now, ZoneOffset.UTC)).verify(sig, chain, true);
                    add(chain, type, Optional.empty(), Optional.of(verdict));
                    user = sig.address();
                    yield verdict.refusedBy().flatMap(Finding::error);
                }
                case BLS_NETWORK_SIG ->
                    unjudged(chain, type, "BLSNetworkSig is not supported for wallet sig validation");
                case CONTRACT_SIG ->
                    unjudged(chain, type, "A contract's signature is judged by its chain, which is not asked here");
            };
        }

        private Verdict session(AuthSig sig) {
            Ledger ledger = new Ledger(Rule.ofSession(settings.ruleSet(), true));
            ledger.check(Rule.R0, () -> {
                notes.all().forEach(ledger::met);
                ledger.say(MaterialType.SESSION_SIG.wireName());
                return true;
            });
            return new SessionJudge(settings, request, now, ledger).judge(sig);
        }

        private Optional<NodeError> unjudged(String chain, MaterialType type, String text) {
            add(chain, type, Optional.empty(), Optional.empty());
            return Optional.of(NodeError.of(VALIDATION, NODE_INVALID_AUTH_SIG, text));
        }

        private void add(String chain, MaterialType type, Optional<Verdict> session, Optional<WalletVerdict> wallet) {
            members.add(new AuthSigVerdict.Member(chain, type, session, wallet));
        }
    }
}
