package org.lit4j.devnet;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.verifier.Grant;

/** What becomes known about one request while it is answered. One thread. */
final class Trace {
    private @Nullable Grant grant;

    private @Nullable String user;

    private @Nullable NodeFailure failure;

    void accepted(Grant accepted) {
        this.grant = accepted;
    }

    /** For an AuthSig that is no session's. */
    void accepted(String address) {
        this.user = address;
    }

    void failed(NodeFailure inside) {
        this.failure = inside;
    }

    Optional<String> code() {
        return Optional.ofNullable(failure).map(NodeFailure::code);
    }

    Optional<String> rule() {
        return Optional.ofNullable(failure).map(NodeFailure::rule);
    }

    Optional<String> sessionKey() {
        return Optional.ofNullable(grant).map(g -> g.sessionKey().toLowerCase(Locale.ROOT));
    }

    Optional<String> user() {
        return Optional.ofNullable(grant).map(Grant::user).or(() -> Optional.ofNullable(user));
    }
}
