package org.lit4j.siwe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * Collects what stands in the message of a delegation beside the grant. One thread at a time.
 *
 * @param <B> the builder that the methods return
 */
public abstract sealed class DelegationBuilder<B extends DelegationBuilder<B>>
        permits CapacityDelegation.Builder, PaymentDelegation.Builder {
    DelegationDefaults defaults;
    private @Nullable String domain;
    private @Nullable String statement;
    private @Nullable Timestamp expiration;

    DelegationBuilder(DelegationDefaults defaults) {
        this.defaults = defaults;
    }

    abstract B self();

    /**
     * Says which SDK generation's delegation is wanted.
     *
     * @throws LitException {@code SETTING_INVALID} when that dialect has none
     */
    public B dialect(Dialect dialect) {
        return defaults(DelegationDefaults.named(dialect.name()));
    }

    /** Says what is written where the caller does not say otherwise. */
    public B defaults(DelegationDefaults value) {
        defaults = value;
        return self();
    }

    /** Sets the domain of the message, an RFC 3986 authority; the dialect's default if not called. */
    public B domain(String value) {
        domain = value;
        return self();
    }

    /**
     * Sets a text in front of the capability's statement; the dialect's default if not called. Where the SDK drops it
     * (v3.1 to v5) it is dropped here, too.
     */
    public B statement(String value) {
        statement = value;
        return self();
    }

    /** Says when the delegation ends, exclusive; by the dialect's lifetime after signing if not called. */
    public B expiration(Instant value) {
        return expiration(Timestamp.of(value));
    }

    /** Says when the delegation ends, exclusive, with the text that is to be signed. */
    public B expiration(Timestamp value) {
        expiration = value;
        return self();
    }

    final void requireKind(Kind kind, String what) {
        if (defaults.kind() != kind) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, "Dialect " + defaults.dialect() + " has no " + what + ".");
        }
    }

    final DelegationMessage message() {
        return DelegationMessage.of(defaults, domain, statement, expiration);
    }
}
