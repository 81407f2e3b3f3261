package org.lit4j.core.dialect;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthRequestMember;
import org.lit4j.core.capability.CapabilityTerms.DefaultGrant;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.capability.ResourceMemberOrder;
import org.lit4j.core.session.SessionKeyPair.SecretForm;

/** Collects what a {@link Dialect} states. One thread at a time. */
public final class DialectBuilder {
    final String name;
    Set<Kind> kinds = EnumSet.allOf(Kind.class);
    boolean padsPkpIds;
    ResourceMemberOrder resourceMembers = ResourceMemberOrder.RESOURCE_THEN_PREFIX;
    SecretForm secretForm = SecretForm.SEED_AND_PUBLIC_KEY;
    List<AuthRequestMember> firstCall = List.of();
    List<AuthRequestMember> resignCall = List.of();
    Duration delegationLifetime = Duration.ofHours(24);

    @Nullable
    Duration sessionLifetime;

    DefaultGrant defaultGrant = DefaultGrant.EXACTLY_REQUESTED;
    boolean grantsData;
    StatementQuoting statementQuoting = StatementQuoting.UNESCAPE;
    String statementLead = "";
    List<CapabilityPart> capabilities = List.of(CapabilityPart.DELEGATION);
    boolean strictAlgo;
    boolean strictTimes;
    boolean priced;
    boolean ownsDomain;

    DialectBuilder(String name) {
        this.name = requireNonNull(name, "name");
    }

    DialectBuilder(String name, Dialect from) {
        this(name);
        kinds = from.kinds();
        padsPkpIds = from.padsPkpIds();
        resourceMembers = from.resourceMembers();
        secretForm = from.secretForm();
        firstCall = from.authRequestForm(false).members();
        resignCall = from.authRequestForm(true).members();
        delegationLifetime = from.delegationLifetime();
        sessionLifetime = from.sessionLifetime().orElse(null);
        defaultGrant = from.defaultGrant();
        grantsData = from.grantsData();
        statementQuoting = from.statementQuoting();
        statementLead = from.statementLead();
        capabilities = from.capabilities();
        strictAlgo = from.strictAlgo();
        strictTimes = from.strictTimes();
        priced = from.priced();
        ownsDomain = from.ownsDomain();
    }

    public DialectBuilder kinds(Set<Kind> value) {
        kinds = value;
        return this;
    }

    public DialectBuilder padsPkpIds(boolean value) {
        padsPkpIds = value;
        return this;
    }

    public DialectBuilder resourceMembers(ResourceMemberOrder value) {
        resourceMembers = value;
        return this;
    }

    public DialectBuilder secretForm(SecretForm value) {
        secretForm = value;
        return this;
    }

    /** Sets what a signer is handed when no AuthSig is there. */
    public DialectBuilder firstCall(List<AuthRequestMember> value) {
        firstCall = value;
        return this;
    }

    /** Sets what a signer is handed when an AuthSig is there and does not suffice. */
    public DialectBuilder resignCall(List<AuthRequestMember> value) {
        resignCall = value;
        return this;
    }

    public DialectBuilder delegationLifetime(Duration value) {
        delegationLifetime = value;
        return this;
    }

    /** Sets how long session signatures are valid; empty for as long as the AuthSig was asked for. */
    public DialectBuilder sessionLifetime(Optional<Duration> value) {
        sessionLifetime = value.orElse(null);
        return this;
    }

    public DialectBuilder defaultGrant(DefaultGrant value) {
        defaultGrant = value;
        return this;
    }

    public DialectBuilder grantsData(boolean value) {
        grantsData = value;
        return this;
    }

    public DialectBuilder statementQuoting(StatementQuoting value) {
        statementQuoting = value;
        return this;
    }

    /** Sets what stands in front of the capability's statement when the signer has no text of its own. */
    public DialectBuilder statementLead(String value) {
        statementLead = value;
        return this;
    }

    public DialectBuilder capabilities(List<CapabilityPart> value) {
        capabilities = value;
        return this;
    }

    public DialectBuilder strictAlgo(boolean value) {
        strictAlgo = value;
        return this;
    }

    public DialectBuilder strictTimes(boolean value) {
        strictTimes = value;
        return this;
    }

    public DialectBuilder priced(boolean value) {
        priced = value;
        return this;
    }

    public DialectBuilder ownsDomain(boolean value) {
        ownsDomain = value;
        return this;
    }

    public Dialect build() {
        return new Dialect(this);
    }
}
