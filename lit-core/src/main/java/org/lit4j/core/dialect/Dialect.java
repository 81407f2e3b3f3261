package org.lit4j.core.dialect;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthRequestMember;
import org.lit4j.core.capability.CapabilityTerms.DefaultGrant;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.capability.ResourceMemberOrder;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyPair.SecretForm;

/** What one SDK generation writes, as plain data. Immutable. A new one states what differs from another. */
public final class Dialect {
    private static final int PKP_ID_DIGITS = 64;

    private final String name;
    private final Set<Kind> kinds;
    private final boolean padsPkpIds;
    private final ResourceMemberOrder resourceMembers;
    private final SecretForm secretForm;
    private final List<AuthRequestMember> firstCall;
    private final List<AuthRequestMember> resignCall;
    private final Duration delegationLifetime;
    private final @Nullable Duration sessionLifetime;
    private final DefaultGrant defaultGrant;
    private final boolean grantsData;
    private final StatementQuoting statementQuoting;
    private final String statementLead;
    private final List<CapabilityPart> capabilities;
    private final boolean strictAlgo;
    private final boolean strictTimes;
    private final boolean priced;
    private final boolean ownsDomain;

    Dialect(DialectBuilder from) {
        name = from.name;
        kinds = Set.copyOf(from.kinds);
        padsPkpIds = from.padsPkpIds;
        resourceMembers = from.resourceMembers;
        secretForm = from.secretForm;
        firstCall = List.copyOf(from.firstCall);
        resignCall = List.copyOf(from.resignCall);
        delegationLifetime = from.delegationLifetime;
        sessionLifetime = from.sessionLifetime;
        defaultGrant = from.defaultGrant;
        grantsData = from.grantsData;
        statementQuoting = from.statementQuoting;
        statementLead = from.statementLead;
        capabilities = List.copyOf(from.capabilities);
        strictAlgo = from.strictAlgo;
        strictTimes = from.strictTimes;
        priced = from.priced;
        ownsDomain = from.ownsDomain;
    }

    /** Starts a dialect that differs from this one in its name and in what is set. */
    public DialectBuilder named(String newName) {
        return new DialectBuilder(newName, this);
    }

    /** Starts the first dialect of a family. */
    static DialectBuilder builder(String name) {
        return new DialectBuilder(name);
    }

    public String name() {
        return name;
    }

    /** Returns the resources that the SDK knows. */
    public Set<Kind> kinds() {
        return EnumSet.copyOf(kinds);
    }

    /** Says whether hexadecimal PKP ids are filled up to 64 digits. */
    public boolean padsPkpIds() {
        return padsPkpIds;
    }

    /** Returns the order of a resource's members in the signed document. */
    public ResourceMemberOrder resourceMembers() {
        return resourceMembers;
    }

    /** Returns how a session key is stored. */
    public SecretForm secretForm() {
        return secretForm;
    }

    /**
     * Returns how a signer is handed its parameters.
     *
     * @param resign whether an AuthSig was there and did not suffice
     */
    public AuthRequest.Form authRequestForm(boolean resign) {
        return new AuthRequest.Form(resign ? resignCall : firstCall, resourceMembers, statementLead);
    }

    /** Returns how long an AuthSig is asked for when the caller does not say. */
    public Duration delegationLifetime() {
        return delegationLifetime;
    }

    /** Returns how long session signatures are valid; empty for as long as the AuthSig was asked for. */
    public Optional<Duration> sessionLifetime() {
        return Optional.ofNullable(sessionLifetime);
    }

    /** Returns what is granted when the caller gives no capability. */
    public DefaultGrant defaultGrant() {
        return defaultGrant;
    }

    /** Says whether a request's data becomes a restriction of the grant. */
    public boolean grantsData() {
        return grantsData;
    }

    /** Returns how a capability's statement is changed before it is handed to the signer. */
    public StatementQuoting statementQuoting() {
        return statementQuoting;
    }

    /** Returns what stands in front of the capability's statement when the signer has no text of its own. */
    public String statementLead() {
        return statementLead;
    }

    /** Returns the parts of the capabilities list that the SDK has, in order. */
    public List<CapabilityPart> capabilities() {
        return capabilities;
    }

    /** Says whether an AuthSig with an algo other than ed25519 and LIT_BLS, even null, is refused. */
    public boolean strictAlgo() {
        return strictAlgo;
    }

    /**
     * Says whether an expiration must be written as {@code toISOString} does, and every capability must have an end in the
     * future.
     */
    public boolean strictTimes() {
        return strictTimes;
    }

    /** Says whether each node is told a highest price, and only the cheapest get a signature. */
    public boolean priced() {
        return priced;
    }

    /** Says whether the domain of a request is a part of the session: a stored AuthSig of another is not used again. */
    public boolean ownsDomain() {
        return ownsDomain;
    }

    /**
     * Returns a request's domain as this dialect hands it to a signer: where it {@link #ownsDomain}, without what begins
     * with the first slash.
     *
     * @throws LitException {@code SETTING_INVALID} when it then has a scheme, of which the SDK would leave {@code https:}
     */
    public String normaliseDomain(String domain) {
        if (!ownsDomain) {
            return domain;
        }
        if (domain.contains("://")) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The domain '" + domain + "' has a scheme. Give host and optional port, like example.com:8080.");
        }
        int slash = domain.indexOf('/');
        return slash < 0 ? domain : domain.substring(0, slash);
    }

    /**
     * Reads a resource key as the SDK does: a known prefix at the start, then the id three characters further, so that
     * {@code lit-pkpxyz} is a PKP without id.
     *
     * @throws LitException {@code RESOURCE_INVALID}
     */
    public LitResource parseResource(String key) {
        for (Kind kind : Kind.values()) {
            if (kinds.contains(kind) && key.startsWith(kind.prefix())) {
                int start = kind.prefix().length() + 3;
                return normalise(kind.of(key.length() > start ? key.substring(start) : ""));
            }
        }
        throw new LitException(
                ErrorCode.RESOURCE_INVALID,
                "Resource key '" + key + "' has no prefix that dialect " + name + " knows: " + prefixes() + ".");
    }

    /**
     * Returns the resource as this dialect writes it: from Datil on, a PKP's hexadecimal id without {@code 0x} and with
     * zeros in front up to 64 digits.
     *
     * @throws LitException {@code RESOURCE_INVALID} when the dialect does not know its kind, or the id is too long
     */
    public LitResource normalise(LitResource resource) {
        if (!kinds.contains(resource.kind())) {
            throw new LitException(
                    ErrorCode.RESOURCE_INVALID,
                    "Dialect " + name + " has no resources of the kind " + resource.prefix() + "; it has " + prefixes()
                            + ".");
        }
        return padsPkpIds && resource.kind() == Kind.PKP ? resource.withId(padded(resource.id())) : resource;
    }

    /** Returns the request with its resource as this dialect writes it. */
    public ResourceAbilityRequest normalise(ResourceAbilityRequest request) {
        return request.withResource(normalise(request.resource()));
    }

    private static String padded(String id) {
        String digits = Hex.stripPrefix(id);
        if (digits.length() > PKP_ID_DIGITS) {
            throw new LitException(
                    ErrorCode.RESOURCE_INVALID,
                    "The PKP id has " + digits.length() + " digits; a token id has at most " + PKP_ID_DIGITS
                            + " hexadecimal ones.");
        }
        if (digits.isEmpty() || !digits.matches("[0-9a-fA-F]+")) {
            return digits.equals(id) ? id : digits;
        }
        return "0".repeat(PKP_ID_DIGITS - digits.length()) + digits;
    }

    private List<String> prefixes() {
        return kinds.stream().map(Kind::prefix).sorted().toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
