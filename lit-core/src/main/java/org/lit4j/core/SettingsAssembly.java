package org.lit4j.core;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.DialectCatalog;
import org.lit4j.core.spi.NamedProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.ProviderRegistry;
import org.lit4j.core.spi.SessionKeyStoreProvider;

/** Builds {@link LitSessions} from settings such as {@code lit.signer=private-key}. */
final class SettingsAssembly {
    private static final Set<String> KEYS = Set.of(
            "lit.network",
            "lit.tenant",
            "lit.nodes",
            "lit.nonce",
            "lit.dialect",
            "lit.policy",
            "lit.debug",
            "lit.signer",
            "lit.store");

    private SettingsAssembly() {}

    static LitSessions assemble(Map<String, String> settings, LitSessionsBuilder builder) {
        refuseUnknown(settings);
        try {
            apply(settings, builder);
            return builder.build();
        } catch (RuntimeException e) {
            builder.closeOwnedAfterFailure(e);
            throw e;
        }
    }

    private static void apply(Map<String, String> settings, LitSessionsBuilder builder) {
        ifSet(settings, "lit.network", builder::network);
        ifSet(settings, "lit.tenant", builder::tenant);
        ifSet(settings, "lit.dialect", name -> builder.dialect(DialectCatalog.find(name)));
        ifSet(settings, "lit.policy", name -> builder.policy(policy(name)));
        ifSet(settings, "lit.debug", flag -> builder.debug(flag("lit.debug", flag)));
        ifSet(settings, "lit.nodes", list -> builder.nodes(nodes(list, settings)));
        ifSet(
                settings,
                "lit.store",
                name -> builder.store(builder.own(ProviderRegistry.discover(SessionKeyStoreProvider.class)
                        .require(name)
                        .open(context(
                                settings,
                                "lit.store." + name + ".",
                                builder,
                                ProviderRegistry.discover(SessionKeyStoreProvider.class)
                                        .require(name))))));
        ifSet(
                settings,
                "lit.signer",
                name -> builder.signer(builder.own(ProviderRegistry.discover(AuthSignerProvider.class)
                        .require(name)
                        .open(context(
                                settings,
                                "lit.signer." + name + ".",
                                builder,
                                ProviderRegistry.discover(AuthSignerProvider.class)
                                        .require(name))))));
    }

    private static NodeSource nodes(String list, Map<String, String> settings) {
        List<String> addresses =
                Arrays.stream(list.split(",", -1)).map(String::trim).toList();
        String nonce = settings.get("lit.nonce");
        return nonce == null ? NodeSource.of(addresses) : NodeSource.of(addresses, nonce);
    }

    private static CapabilityPolicy policy(String name) {
        return Arrays.stream(CapabilityPolicy.values())
                .filter(policy -> policyName(policy).equals(name))
                .findFirst()
                .orElseThrow(() -> new LitException(
                        ErrorCode.SETTING_INVALID,
                        "lit.policy is '" + name + "'; known are "
                                + Arrays.stream(CapabilityPolicy.values())
                                        .map(SettingsAssembly::policyName)
                                        .toList()
                                + "."));
    }

    private static String policyName(CapabilityPolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean flag(String key, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new LitException(ErrorCode.SETTING_INVALID, key + " is neither true nor false.");
        }
        return value.equals("true");
    }

    private static ProviderContext context(
            Map<String, String> settings, String prefix, LitSessionsBuilder builder, NamedProvider provider) {
        ProviderContext.Builder own = builder.context().prefix(prefix);
        settings.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                own.set(key.substring(prefix.length()), value);
            }
        });
        return own.buildFor(provider);
    }

    private static void refuseUnknown(Map<String, String> settings) {
        Set<String> unknown = new TreeSet<>(settings.keySet());
        unknown.removeIf(key ->
                KEYS.contains(key) || belongsTo(settings, "lit.signer", key) || belongsTo(settings, "lit.store", key));
        if (!unknown.isEmpty()) {
            throw new LitException(
                    ErrorCode.SETTING_UNKNOWN,
                    "Unknown settings " + SafeText.of(unknown.toString()) + "; known are " + new TreeSet<>(KEYS)
                            + ", and those of the chosen signer and store below lit.signer.<name>. and lit.store.<name>.");
        }
    }

    private static boolean belongsTo(Map<String, String> settings, String choice, String key) {
        String chosen = settings.get(choice);
        return chosen != null && key.startsWith(choice + "." + chosen + ".");
    }

    private static void ifSet(Map<String, String> settings, String key, java.util.function.Consumer<String> use) {
        String value = settings.get(key);
        if (value != null) {
            use.accept(value);
        }
    }
}
