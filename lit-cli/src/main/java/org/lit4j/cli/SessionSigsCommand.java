package org.lit4j.cli;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.LitSessions;
import org.lit4j.core.OuterExpiration;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.spi.ProviderKind;
import org.lit4j.siwe.Recap;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes session signatures and prints them as the SDK's JSON.stringify would. */
@Command(
        name = "session-sigs",
        description = "Makes session signatures and prints them as the SDK's JSON.stringify would.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SessionSigsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--node", paramLabel = "URL", description = "A node, http(s)://host:port; give one or more.")
    private List<String> nodes = new ArrayList<>();

    @Option(names = "--network", paramLabel = "NAME", description = "The network; with --node only a label.")
    private @Nullable String network;

    @Option(names = "--dialect", paramLabel = "NAME", description = "The SDK generation: v3 (default), v3.2, v7 or v8.")
    private @Nullable String dialect;

    @Option(
            names = "--request",
            required = true,
            paramLabel = "RESOURCE#ABILITY",
            description = "What the session is for, like lit-pkp://*#pkp-signing; give one or more.")
    private List<String> requests = new ArrayList<>();

    @ArgGroup(exclusive = true)
    private SignerChoice signer = new SignerChoice();

    /** One of two ways to name a signer. */
    static final class SignerChoice {
        @Option(
                names = "--private-key-file",
                paramLabel = "FILE",
                description = "A wallet's private key: 64 hexadecimal digits, optional 0x and final newline.")
        private @Nullable Path privateKeyFile;

        @Option(names = "--signer", paramLabel = "NAME", description = "A signer of 'lit providers'.")
        private @Nullable String name;
    }

    @Option(
            names = "--session-key-file",
            paramLabel = "FILE",
            description = "The session key as JSON {publicKey, secretKey}; else from the store, or new.")
    private @Nullable Path sessionKeyFile;

    @Option(names = "--domain", paramLabel = "D", description = "The domain in the wallet's message.")
    private @Nullable String domain;

    @Option(names = "--statement", paramLabel = "S", description = "A text in front of the capability's statement.")
    private @Nullable String statement;

    @Option(names = "--chain", paramLabel = "NAME", description = "The chain's name; default ethereum.")
    private @Nullable String chain;

    @Option(names = "--chain-id", paramLabel = "N", description = "The chain id in the wallet's message; default 1.")
    private @Nullable String chainId;

    @Option(names = "--nonce", paramLabel = "N", description = "The nonce, such as a block hash; default random.")
    private @Nullable String nonce;

    @Option(names = "--expiration", paramLabel = "ISO", description = "When the wallet's delegation ends.")
    private @Nullable String expiration;

    @Option(
            names = "--capability-file",
            paramLabel = "FILE",
            description = "The capability to sign: a urn:recap: text; default by dialect or policy.")
    private @Nullable Path capabilityFile;

    @Option(
            names = "--policy",
            paramLabel = "P",
            description = "How much is granted: sdk-default, exactly-requested or no-wildcards.")
    private @Nullable String policy;

    @Option(
            names = "--outer-expiration",
            paramLabel = "W",
            converter = OuterExpirationName.class,
            description =
                    "When signatures end: within-delegation (default) or as-sdk, which may outlive the delegation.")
    private @Nullable OuterExpiration outerExpiration;

    @Option(
            names = "--capacity-delegation-file",
            paramLabel = "FILE",
            description = "An AuthSig as JSON that lets the user spend another's capacity (v3.2, v7).")
    private @Nullable Path capacityDelegationFile;

    @Option(
            names = "--capability-auth-sig-file",
            paramLabel = "FILE",
            description =
                    "An AuthSig as JSON that stands in front of the user's, such as a payment delegation (v7, v8);"
                            + " give any number.")
    private List<Path> capabilityAuthSigFiles = new ArrayList<>();

    @Option(
            names = "--max-price",
            paramLabel = "N",
            description = "The highest price in wei for all nodes together (v8); default 2^128-1.")
    private @Nullable String maxPrice;

    @Option(names = "--store", paramLabel = "NAME", description = "A store of 'lit providers'; default none.")
    private @Nullable String store;

    @Mixin
    private SetOptions set = new SetOptions();

    @Mixin
    private ClockOption time = new ClockOption();

    @Option(names = "--debug", description = "Logs the flow to standard error, without secrets.")
    private boolean debug;

    @Override
    public Integer call() {
        if (debug) {
            Logging.showDebug();
        }
        try (LitSessions sessions = LitSessions.builder().clock(time.clock()).buildFrom(settings())) {
            SessionSigs sigs = sessions.sessionSigs(request());
            Objects.requireNonNull(spec).commandLine().getOut().println(sigs.toJson());
            return ExitCodes.DONE;
        }
    }

    private SessionSigsRequest request() {
        SessionSigsRequest.Builder request = SessionSigsRequest.builder();
        requests.stream().map(ResourceAbilityRequest::parse).forEach(request::request);
        if (chain != null) {
            request.chain(chain);
        }
        if (expiration != null) {
            request.expiration(Timestamp.parse(expiration));
        }
        if (capabilityFile != null) {
            request.capability(Recap.decode(InputFiles.read(capabilityFile).strip()));
        }
        if (sessionKeyFile != null) {
            request.sessionKey(
                    SessionKeyPair.parse(InputFiles.read(sessionKeyFile).strip()));
        }
        if (capacityDelegationFile != null) {
            request.capacityDelegation(authSig("--capacity-delegation-file", capacityDelegationFile));
        }
        capabilityAuthSigFiles.stream()
                .map(file -> authSig("--capability-auth-sig-file", file))
                .forEach(request::capabilityAuthSig);
        if (maxPrice != null) {
            request.maxPrice(wei(maxPrice));
        }
        return request.build();
    }

    private Settings settings() {
        Settings.Builder settings = set.read();
        if (!nodes.isEmpty()) {
            settings.set("lit.nodes", String.join(",", nodes), "--node");
        }
        SetOptions.put(settings, "lit.network", network, "--network");
        SetOptions.put(settings, "lit.dialect", dialect, "--dialect");
        SetOptions.put(settings, "lit.nonce", nonce, "--nonce");
        SetOptions.put(settings, "lit.policy", policy, "--policy");
        SetOptions.put(settings, "lit.policy.outer-expiration", word(outerExpiration), "--outer-expiration");
        SetOptions.put(settings, "lit.debug", debug ? "true" : null, "--debug");
        SetOptions.put(settings, "lit.store", store, "--store");
        SetOptions.put(settings, "lit.signer", signer.name, "--signer");
        if (signer.privateKeyFile != null) {
            settings.set("lit.signer", "private-key", "--private-key-file");
            settings.set("lit.signer.private-key.key-file", signer.privateKeyFile.toString(), "--private-key-file");
        }
        set.addTo(settings);
        String ofSigner = ProviderKind.SIGNER.prefix(SetOptions.chosen(settings, ProviderKind.SIGNER));
        SetOptions.put(settings, ofSigner + "domain", domain, "--domain");
        SetOptions.put(settings, ofSigner + "statement", statement, "--statement");
        SetOptions.put(settings, ofSigner + "chain-id", chainId, "--chain-id");
        return settings.build();
    }

    private static @Nullable String word(@Nullable OuterExpiration value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static AuthSig authSig(String option, Path file) {
        try {
            return AuthSig.parse(InputFiles.read(file));
        } catch (LitException e) {
            throw new LitException(e.code(), option + ": " + e.getMessage(), e);
        }
    }

    private static BigInteger wei(String text) {
        if (!text.matches("[0-9]{1,78}")) {
            throw new LitException(ErrorCode.SETTING_INVALID, "--max-price is no number of wei. Give decimal digits.");
        }
        return new BigInteger(text);
    }
}
