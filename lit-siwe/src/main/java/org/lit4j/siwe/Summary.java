package org.lit4j.siwe;

import java.time.Clock;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.LitException;

/**
 * Says in words who signed what, for whom and until when, and where nodes read something else. For people: the wording may
 * change. No signature is in it, and none is checked. Lines are separated by LF; control characters in what was signed are
 * written as {@code \\u} escapes, so that no text can pretend to be another line.
 */
public final class Summary {
    private Summary() {}

    /**
     * Summarises session signatures: each node, the session key, the requests, the times and how far away they are, and
     * every AuthSig inside with its grants. What is the same for several nodes stands once.
     *
     * @param clock tells what time it is; asked once
     * @throws LitException {@code JSON_INVALID}, {@code SESSION_SIGS_INVALID} or {@code AUTHSIG_INVALID} when a signed
     *     document is not what session keys sign
     */
    public static String of(SessionSigs sigs, Clock clock) {
        SummaryText text = new SummaryText(clock.instant());
        text.sessionSigs(sigs);
        return text.toString();
    }

    /**
     * Summarises one AuthSig: a delegation, or a single session signature. A message that is no SIWE message is said to be
     * none.
     *
     * @param clock tells what time it is; asked once
     * @throws LitException as {@link #of(SessionSigs, Clock)}, for a session signature
     */
    public static String of(AuthSig authSig, Clock clock) {
        SummaryText text = new SummaryText(clock.instant());
        text.authSig(authSig, "");
        return text.toString();
    }

    /** Summarises a capability object: what it grants by meaning, and a warning where nodes match something else. */
    public static String of(Recap recap) {
        SummaryText text = new SummaryText(java.time.Instant.EPOCH);
        text.recap(recap, "");
        return text.toString();
    }
}
