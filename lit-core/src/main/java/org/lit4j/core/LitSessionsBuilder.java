package org.lit4j.core;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.ProviderKind;

/**
 * Collects the parts of {@link LitSessions}. Nodes are required; everything else has a default. One thread at a time.
 */
public final class LitSessionsBuilder {
    private @Nullable NodeSource nodes;
    private @Nullable AuthSigner signer;
    private @Nullable SessionKeyStore store;
    private @Nullable SessionCrypto crypto;
    private @Nullable DelegationCodec codec;
    private @Nullable CapabilityBuilder capabilityBuilder;
    private Dialect dialect = Dialects.V3;
    private CapabilityPolicy policy = CapabilityPolicy.SDK_DEFAULT;
    private OuterExpiration outerExpiration = OuterExpiration.WITHIN_DELEGATION;
    private Duration renewalMargin = Duration.ofSeconds(30);
    private String network = "custom";
    private String tenant = SessionKeyId.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private @Nullable SecureRandom random;
    private boolean debug;
    private boolean spent;
    private @Nullable ProviderCatalog catalog;
    private @Nullable ClassLoader loader;
    private Map<ProviderKind, String> chosen = Map.of();
    private final Ownership ownership = new Ownership();
    private final ProviderContext.Builder objects = ProviderContext.builder();

    LitSessionsBuilder() {}

    /** Says for which nodes signatures are made. */
    public LitSessionsBuilder nodes(NodeSource nodes) {
        this.nodes = nodes;
        return this;
    }

    /** Gives the signer for requests that bring none. Stays the caller's. */
    public LitSessionsBuilder signer(AuthSigner signer) {
        this.signer = signer;
        return this;
    }

    /** Gives the store; without one, sessions live in this object. Stays the caller's. */
    public LitSessionsBuilder store(SessionKeyStore store) {
        this.store = store;
        return this;
    }

    /** Gives the cryptography; that of lit-crypto if not called. */
    public LitSessionsBuilder crypto(SessionCrypto crypto) {
        this.crypto = crypto;
        return this;
    }

    /** Gives the reader of AuthSigs; that of lit-siwe if not called. */
    public LitSessionsBuilder delegationCodec(DelegationCodec codec) {
        this.codec = codec;
        return this;
    }

    /** Gives what decides on the grant; {@code recap} of lit-siwe if not called. */
    public LitSessionsBuilder capabilityBuilder(CapabilityBuilder capabilityBuilder) {
        this.capabilityBuilder = capabilityBuilder;
        return this;
    }

    /** Chooses the SDK generation; {@code v3} if not called. */
    public LitSessionsBuilder dialect(Dialect dialect) {
        this.dialect = dialect;
        return this;
    }

    /** Limits grants of requests that do not say; {@link CapabilityPolicy#SDK_DEFAULT} if not called. */
    public LitSessionsBuilder policy(CapabilityPolicy policy) {
        this.policy = policy;
        return this;
    }

    /** Chooses when signatures end; {@link OuterExpiration#WITHIN_DELEGATION} if not called. */
    public LitSessionsBuilder outerExpiration(OuterExpiration outerExpiration) {
        this.outerExpiration = outerExpiration;
        return this;
    }

    /** Says how long a stored AuthSig must still be valid to be used again; 30 seconds if not called. */
    public LitSessionsBuilder renewalMargin(Duration renewalMargin) {
        if (renewalMargin.isNegative()) {
            throw new LitException(ErrorCode.SETTING_INVALID, "The renewal margin is negative. Give zero or more.");
        }
        this.renewalMargin = renewalMargin;
        return this;
    }

    /** Names the network; a part of every stored session's identity. {@code custom} if not called. */
    public LitSessionsBuilder network(String network) {
        this.network = network;
        return this;
    }

    /** Names the tenant; a part of every stored session's identity. {@code default} if not called. */
    public LitSessionsBuilder tenant(String tenant) {
        this.tenant = tenant;
        return this;
    }

    /** Gives the clock; the system's if not called. */
    public LitSessionsBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Gives the random source of keys and nonces; a new {@link SecureRandom} if not called. */
    public LitSessionsBuilder random(SecureRandom random) {
        this.random = random;
        return this;
    }

    /** Logs the flow at DEBUG, without secrets. */
    public LitSessionsBuilder debug(boolean debug) {
        this.debug = debug;
        return this;
    }

    /**
     * Gives the providers among which settings choose. Nothing is searched then; if not called, those are taken that
     * ServiceLoader finds when they are needed.
     */
    public LitSessionsBuilder providers(ProviderCatalog catalog) {
        this.catalog = catalog;
        return this;
    }

    /** Gives the class loader to search first, before lit-core's and the thread's; parts get it in their context, too. */
    public LitSessionsBuilder classLoader(ClassLoader loader) {
        this.loader = loader;
        objects.classLoader(loader);
        return this;
    }

    /** Gives an object that providers may ask for by this type, such as a {@code DataSource}. Stays the caller's. */
    public <T> LitSessionsBuilder object(Class<T> type, T object) {
        objects.object(type, object);
        return this;
    }

    /**
     * Applies settings, which win over what was given by hand, and builds.
     *
     * @throws LitException what {@link LitSessions#fromSettings} reports
     */
    public LitSessions buildFrom(Map<String, String> settings) {
        return buildFrom(Settings.of(settings));
    }

    /**
     * Applies settings, which win over what was given by hand, and builds.
     *
     * @throws LitException what {@link LitSessions#fromSettings} reports
     */
    public LitSessions buildFrom(Settings settings) {
        return once(() -> {
            catalog = catalog();
            SettingsAssembly.apply(settings, catalog, this);
            return assemble();
        });
    }

    /**
     * Finds what was not given and puts everything together.
     *
     * @throws LitException {@code NODES_MISSING}, {@code NETWORK_DEAD} for a public network, or {@code MODULE_MISSING}
     */
    public LitSessions build() {
        return once(this::assemble);
    }

    /** Closes what was opened when anything fails; then, and after success, the builder has done its work. */
    private LitSessions once(Supplier<LitSessions> work) {
        if (spent) {
            throw new LitException(
                    ErrorCode.CLOSED,
                    "This builder has built already. Take a new one, so that nothing is closed twice.");
        }
        try {
            LitSessions sessions = work.get();
            spent = true;
            return sessions;
        } catch (RuntimeException | Error e) {
            spent = ownership.closeAll(e);
            throw e;
        }
    }

    private LitSessions assemble() {
        if (nodes == null) {
            throw PublicNetworks.obituary(network)
                    .orElseGet(
                            () -> new LitException(
                                    ErrorCode.NODES_MISSING,
                                    "No nodes were given for the network '" + network
                                            + "'. Call nodes(NodeSource.of(\"https://127.0.0.1:7470\")) with your nodes' addresses."));
        }
        // Checks the names before anything is used.
        new SessionKeyId(requireNonNull(network), requireNonNull(tenant), "check", SessionKeyId.DEFAULT);
        return new LitSessions(new LitSessionsParts(
                nodes,
                Optional.ofNullable(signer),
                Optional.ofNullable(store),
                crypto == null ? SessionCrypto.discover(loader) : crypto,
                codec == null ? DelegationCodec.discover(loader) : codec,
                capabilityBuilder == null
                        ? own(MissingParts.capabilityBuilder(catalog(), context()))
                        : capabilityBuilder,
                dialect,
                policy,
                outerExpiration,
                renewalMargin,
                network,
                tenant,
                clock,
                randomOrNew(),
                debug,
                catalogLater(),
                ownership));
    }

    /** Starts the context in which providers open their parts. */
    ProviderContext.Builder context() {
        return objects.copy().clock(clock).random(randomOrNew());
    }

    /** Hands something over to be closed with the result. */
    <T> T own(T part) {
        return ownership.take(part);
    }

    /** Offers stores what seals their records. */
    LitSessionsBuilder sealer(RecordSealer sealer) {
        return object(RecordSealer.class, sealer);
    }

    /** Notes which providers settings have chosen. */
    void chosen(Map<ProviderKind, String> names) {
        chosen = Map.copyOf(names);
    }

    private ProviderCatalog catalog() {
        return catalog == null ? ProviderCatalog.discover(loader) : catalog;
    }

    /** Nothing is searched before somebody wants to know. */
    private Supplier<ProviderCatalog> catalogLater() {
        @Nullable ProviderCatalog known = catalog;
        @Nullable ClassLoader first = loader;
        Map<ProviderKind, String> names = chosen;
        return () -> (known == null ? ProviderCatalog.discover(first) : known).choosing(names);
    }

    private SecureRandom randomOrNew() {
        if (random == null) {
            random = new SecureRandom();
        }
        return random;
    }
}
