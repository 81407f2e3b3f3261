package org.lit4j.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.settings.SettingsSchema;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.Setting;

/** The declarations of lit4j's own settings; their keys follow {@code lit.}. */
final class CoreSettings {
    static final Setting<List<String>> NODES = Setting.of(
            "nodes",
            "`http(s)://host:port`, separated by commas",
            CoreSettings::addresses,
            "the nodes, in the order of the signatures; each port is written, nothing follows it. Without them a public"
                    + " network's name gives `NETWORK_DEAD`");
    static final Setting<String> NONCE = Setting.of(
            "nonce",
            "8 or more letters and digits",
            CoreSettings::nonce,
            "the nonce for SIWE messages, such as a block hash; belongs to `lit.nodes`. Without it one is drawn for each call");
    static final Setting<String> NETWORK = Setting.of(
                    "network",
                    "1 to 200 characters",
                    CoreSettings::identityPart,
                    "the network; a part of every stored session's identity")
            .withDefault("custom");
    static final Setting<String> TENANT = Setting.of(
                    "tenant",
                    "1 to 200 characters",
                    CoreSettings::identityPart,
                    "the application's customer; a part of every stored session's identity")
            .withDefault(SessionKeyId.DEFAULT);
    static final Setting<Boolean> DEBUG =
            Setting.flag("debug", "logs the flow at DEBUG, without secrets").withDefault(false);
    static final Setting<String> POLICY = Setting.choice(
                    "policy", words(CapabilityPolicy.values()), "how much a session key is granted")
            .withDefault(word(CapabilityPolicy.SDK_DEFAULT));
    static final Setting<String> OUTER_EXPIRATION = Setting.choice(
                    "policy.outer-expiration",
                    words(OuterExpiration.values()),
                    "when session signatures end: never after the AuthSig inside them, or as the SDK writes it")
            .withDefault(word(OuterExpiration.WITHIN_DELEGATION));

    private static final String NAME = "a name, see `lit providers`";

    static final Setting<String> DIALECT = Setting.of(
                    "dialect",
                    String.join(", ", Dialects.all().stream().map(Dialect::name).toList())
                            + ", or the name of a plug-in's",
                    name -> name,
                    "the SDK generation whose bytes are written")
            .withDefault(Dialects.V3.name());
    static final Setting<String> SIGNER =
            Setting.of("signer", NAME, name -> name, "the signer; without one each request brings its own");
    static final Setting<String> STORE =
            Setting.of("store", NAME, name -> name, "the store; without one sessions live in the object");
    static final Setting<String> KEYRING = Setting.of(
            "keyring",
            NAME,
            name -> name,
            "the key ring that seals what stores keep; stores say whether they need one");
    static final Setting<String> CAPABILITY_BUILDER = Setting.of(
                    "capability-builder", NAME, name -> name, "what writes the grant of a session key")
            .withDefault(MissingParts.RECAP);

    private CoreSettings() {}

    /** Makes the schema of settings that change this renewal. */
    static SettingsSchema schema(ProviderCatalog catalog, RenewalPolicy renewal) {
        List<Setting<?>> own = new ArrayList<>(List.of(
                NODES,
                NONCE,
                NETWORK,
                TENANT,
                DEBUG,
                POLICY,
                OUTER_EXPIRATION,
                DIALECT,
                SIGNER,
                STORE,
                KEYRING,
                CAPABILITY_BUILDER));
        RenewalSettings.all().forEach(duration -> own.add(duration.setting()));
        return new SettingsSchema(
                own,
                Map.of("lit.nonce", "lit.nodes"),
                settings -> RenewalSettings.contradictions(settings, renewal),
                catalog);
    }

    private static List<String> addresses(String text) {
        List<String> addresses =
                Arrays.stream(text.split(",", -1)).map(String::trim).toList();
        for (String address : addresses) {
            if (!address.startsWith("http://") && !address.startsWith("https://")) {
                // Not repeated: it may be anything, a secret in a wrong place included.
                throw new LitException(
                        ErrorCode.NODE_URL_INVALID,
                        "address " + (addresses.indexOf(address) + 1)
                                + " does not begin with http:// or https://; write it like https://127.0.0.1:7470");
            }
        }
        return new NodeSet(addresses, Optional.empty()).addresses();
    }

    private static String nonce(String text) {
        return new NodeSet(List.of(), Optional.of(text)).nonce().orElseThrow();
    }

    private static String identityPart(String text) {
        return new SessionKeyId(text, text, "any", SessionKeyId.DEFAULT).network();
    }

    /** Returns the value that {@link #word} made a word of. */
    static <E extends Enum<E>> E value(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(CoreSettings::word).toList();
    }
}
