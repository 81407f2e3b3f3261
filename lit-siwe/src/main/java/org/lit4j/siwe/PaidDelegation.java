package org.lit4j.siwe;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthRequestMember;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.capability.ResourceMemberOrder;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;

/** A statement by which somebody lets others use what he paid for. Immutable. Signing may block, as the signer does. */
public abstract sealed class PaidDelegation permits CapacityDelegation, PaymentDelegation {
    /** The URI of every such message. */
    public static final String URI = "lit:capability:delegation";

    private static final List<AuthRequestMember> MEMBERS = List.of(
            AuthRequestMember.CHAIN,
            AuthRequestMember.STATEMENT,
            AuthRequestMember.RESOURCES,
            AuthRequestMember.EXPIRATION,
            AuthRequestMember.URI,
            AuthRequestMember.NONCE,
            AuthRequestMember.DOMAIN,
            AuthRequestMember.REQUESTS);

    private final Delegatees delegatees;
    private final DelegationMessage message;

    PaidDelegation(Delegatees delegatees, DelegationMessage message) {
        this.delegatees = delegatees;
        this.message = message;
    }

    /** Returns who may use it. */
    public Delegatees delegatees() {
        return delegatees;
    }

    /**
     * Says whether an address may use it, whatever its case.
     *
     * @param address 40 hexadecimal digits, with or without {@code 0x}
     * @throws LitException {@code ADDRESS_INVALID}
     */
    public final boolean allows(String address) {
        return delegatees.allows(address);
    }

    /** Returns the domain of the message. */
    public final String domain() {
        return message.domain();
    }

    /** Returns the text in front of the capability's statement; may be empty. */
    public final String statement() {
        return message.statement();
    }

    /** Returns when it ends, exclusive; empty when the dialect's lifetime counts from the signing. */
    public final Optional<Timestamp> expiration() {
        return message.expiration();
    }

    /** Returns what is written where nothing else was said. */
    public final DelegationDefaults defaults() {
        return message.defaults();
    }

    /** Returns what is delegated, as a resource. */
    public abstract LitResource resource();

    /** Returns the restriction as the capability object holds it. */
    public abstract JsonObject restriction();

    /** Returns the capability object, the message's only resource. */
    public final Recap capability() {
        return Recap.builder().grant(resource(), ability(), restriction()).build();
    }

    /**
     * Returns what a signer is asked to sign. A signer without domain and statement of its own writes the message that the
     * SDK writes. {@link #sign} does more: it checks the answer, and writes it in the form of the dialect.
     *
     * @param nonce for the message, at least eight letters and digits, such as a block hash
     * @param now the time of signing; fractions of milliseconds are cut off
     * @throws LitException {@code TIME_INVALID} when it would end at once
     */
    public final AuthRequest request(String nonce, Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.MILLIS);
        Recap capability = capability();
        return new AuthRequest(
                "ethereum",
                capability.statement(),
                List.of(capability.urn()),
                Optional.empty(),
                message.end(issuedAt),
                URI,
                nonce,
                Optional.of(domain()),
                issuedAt,
                List.of(new ResourceAbilityRequest(resource(), ability(), restriction())),
                new AuthRequest.Form(MEMBERS, ResourceMemberOrder.RESOURCE_THEN_PREFIX, statement() + " "));
    }

    /**
     * Has it signed and checks the answer: signature, address, times, and that exactly this is delegated.
     *
     * @param nonce for the message, at least eight letters and digits, such as a block hash
     * @return the AuthSig in the form of the dialect
     * @throws LitException {@code TIME_INVALID}; what the signer throws, {@code SIGNER_FAILED} if it is of another type;
     *     for an answer that is not good {@code SIWE_INVALID}, {@code RECAP_INVALID}, {@code RECAP_STATEMENT_MISMATCH} or
     *     one of {@code DELEGATION_SIGNATURE_INVALID}, {@code DELEGATION_ADDRESS_MISMATCH},
     *     {@code DELEGATION_URI_MISMATCH}, {@code DELEGATION_EXPIRED}, {@code DELEGATION_NOT_YET_VALID},
     *     {@code DELEGATION_NOT_COVERING}, {@code DELEGATION_UNSUPPORTED}
     */
    public final AuthSig sign(AuthSigner signer, String nonce, Clock clock) {
        Instant now = clock.instant();
        AuthSig answer = AuthSigner.ask(signer, request(nonce, now));
        try {
            DelegationText text = DelegationText.read(answer, resource().kind());
            UseTerms terms = UseTerms.at(now);
            text.check(this, signer.principal().map(terms::signedBy).orElse(terms));
            if (!text.recap().equals(capability())) {
                throw new LitException(
                        ErrorCode.DELEGATION_NOT_COVERING,
                        "It delegates " + text.recap().attenuations() + ", not "
                                + capability().attenuations() + ".");
            }
        } catch (LitException e) {
            throw new LitException(e.code(), "The signer's answer was refused: " + e.getMessage(), e);
        }
        return defaults().form().write(answer);
    }

    private LitAbility ability() {
        return resource().kind().abilities().iterator().next();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof PaidDelegation that
                && resource().equals(that.resource())
                && restriction().equals(that.restriction())
                && message.equals(that.message);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(resource(), restriction(), message);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + capability().attenuations();
    }
}
