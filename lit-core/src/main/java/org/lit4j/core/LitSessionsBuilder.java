package org.lit4j.core;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.renewal.SessionListener;
import org.lit4j.core.renewal.Waiting;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderContext;

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
    private RenewalPolicy renewal = RenewalPolicy.DEFAULT;
    private Waiting waiting = Waiting.REAL;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Executor background;
    private final List<SessionListener> listeners = new ArrayList<>();
    private String network = "custom";
    private String tenant = SessionKeyId.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private @Nullable SecureRandom random;
    private boolean debug;
    private final Wiring wiring = new Wiring();

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

    /**
     * Says how long a stored AuthSig must still be valid to be used again, 30 seconds if not called: the mandatory window
     * of {@link #renewal}, the rest of which stays as it is.
     */
    public LitSessionsBuilder renewalMargin(Duration renewalMargin) {
        Duration ahead = renewal.advisoryWindow();
        boolean longer = !ahead.isZero() && ahead.compareTo(renewalMargin) < 0;
        return renewal(renewal.toBuilder()
                .mandatoryWindow(renewalMargin)
                .advisoryWindow(longer ? renewalMargin : ahead)
                .build());
    }

    /** Says when delegations are renewed and how long is waited; {@link RenewalPolicy#DEFAULT} if not called. */
    public LitSessionsBuilder renewal(RenewalPolicy renewal) {
        this.renewal = renewal;
        return this;
    }

    /** Adds one who is told what happens. Several are told in the order of these calls. */
    public LitSessionsBuilder listener(SessionListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Says how threads wait; in real time if not called. */
    public LitSessionsBuilder waiting(Waiting waiting) {
        this.waiting = waiting;
        return this;
    }

    /**
     * Gives a timer that renews leases while a signer is busy; its tasks are short calls of the store. Without one a lease
     * has to be as long as a person may take. Stays the caller's.
     */
    public LitSessionsBuilder heartbeats(ScheduledExecutorService timer) {
        this.timer = timer;
        return this;
    }

    /**
     * Gives an executor for renewing ahead of time; its tasks last as long as the signer takes. Without one the caller who
     * comes first does it. Only sessions of the builder's signer are renewed there, for the signer and key of a request may
     * be closed when the call ends. Stays the caller's.
     */
    public LitSessionsBuilder background(Executor background) {
        this.background = background;
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
        wiring.providers(catalog);
        return this;
    }

    /** Gives the class loader to search first, before lit-core's and the thread's; parts get it in their context, too. */
    public LitSessionsBuilder classLoader(ClassLoader loader) {
        wiring.classLoader(loader);
        return this;
    }

    /** Gives an object that providers may ask for by this type, such as a {@code DataSource}. Stays the caller's. */
    public <T> LitSessionsBuilder object(Class<T> type, T object) {
        wiring.object(type, object);
        return this;
    }

    /**
     * Applies settings, which win over what was given by hand, and builds.
     *
     * @throws LitException what {@link LitSessions#fromSettings} reports
     */
    public LitSessions buildFrom(Settings settings) {
        return wiring.once(() -> {
            SettingsAssembly.apply(settings, wiring, this);
            return assemble();
        });
    }

    /** Does the same with settings of a map. */
    public LitSessions buildFrom(Map<String, String> settings) {
        return buildFrom(Settings.of(settings));
    }

    /**
     * Opens the store that settings name and its key ring, nothing else, with clock, random source and objects given here.
     *
     * @throws LitException what {@link LitSessions#fromSettings} reports; {@code SETTING_INVALID} when no store is named
     */
    public OpenedStore openStore(Settings settings) {
        return wiring.once(() -> {
            SessionKeyStore opened = SettingsAssembly.openStore(settings, wiring, this);
            return new OpenedStore(opened, network, tenant, wiring.ownership());
        });
    }

    /**
     * Finds what was not given and puts everything together.
     *
     * @throws LitException {@code NODES_MISSING}, {@code NETWORK_DEAD} for a public network, or {@code MODULE_MISSING}
     */
    public LitSessions build() {
        return wiring.once(this::assemble);
    }

    private LitSessions assemble() {
        if (nodes == null) {
            throw PublicNetworks.obituary(network).orElseGet(() -> MissingParts.nodes(network));
        }
        // Checks the names before anything is used.
        new SessionKeyId(requireNonNull(network), requireNonNull(tenant), "check", SessionKeyId.DEFAULT);
        return new LitSessions(new LitSessionsParts(
                nodes,
                Optional.ofNullable(signer),
                Optional.ofNullable(store),
                crypto == null ? SessionCrypto.discover(wiring.loader()) : crypto,
                codec == null ? DelegationCodec.discover(wiring.loader()) : codec,
                capabilityBuilder == null
                        ? wiring.ownership().take(MissingParts.capabilityBuilder(wiring.catalog(), context()))
                        : capabilityBuilder,
                dialect,
                policy,
                outerExpiration,
                new RenewalParts(
                        renewal,
                        waiting,
                        Optional.ofNullable(timer),
                        Optional.ofNullable(background),
                        List.copyOf(listeners)),
                network,
                tenant,
                clock,
                randomOrNew(),
                debug,
                wiring.catalogLater(),
                wiring.ownership()));
    }

    ProviderContext.Builder context() {
        return wiring.context().clock(clock).random(randomOrNew());
    }

    RenewalPolicy renewal() {
        return renewal;
    }

    private SecureRandom randomOrNew() {
        if (random == null) {
            random = new SecureRandom();
        }
        return random;
    }
}
