package org.lit4j.verifier;

import static org.lit4j.verifier.ErrorKind.CONVERSION;
import static org.lit4j.verifier.ErrorKind.VALIDATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;

/** The nodes' second pass over a session signature that was accepted. One use. */
final class SignerSearch {
    /** Nothing is compared with it: C6 is not part of this pass. */
    private static final VerificationRequest ANY =
            new VerificationRequest("any", LitResource.pkp("*"), LitAbility.PKP_SIGNING);

    private final VerifierSettings settings;
    private final Instant now;
    private final List<CapabilityVerdict> verdicts = new ArrayList<>();

    SignerSearch(VerifierSettings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    SignerVerdict search(AuthSig sessionSig) {
        SessionDocument document;
        try {
            document = SessionDocument.parse(sessionSig.signedMessage(), settings.generation(), new QuirkNotes());
        } catch (Unreadable e) {
            return result(
                    null,
                    NodeError.of(
                            CONVERSION,
                            VerdictCode.NODE_AUTH_SIG_SIGNED_MESSAGE_CONVERSION_ERROR,
                            "Unable to convert the signed message"));
        }
        for (AuthSig capability : document.capabilities()) {
            CapabilityVerdict verdict = new CapabilityJudge(settings, ANY, document.sessionKey(), now)
                    .judgeSignature(verdicts.size() + 1, capability);
            verdicts.add(verdict);
            if (verdict.accepted()) {
                return result(capability, null);
            }
            Finding refused = verdict.refusedBy().orElseThrow();
            if (refused.rule() == Rule.C2) {
                return result(null, refused.error().orElseThrow());
            }
        }
        return result(
                null,
                NodeError.of(VALIDATION, VerdictCode.NODE_SIWE_CAPABILITY_INVALID, "Could not find valid capability."));
    }

    private SignerVerdict result(@Nullable AuthSig capability, @Nullable NodeError error) {
        return new SignerVerdict(Optional.ofNullable(capability), Optional.ofNullable(error), verdicts);
    }
}
