package org.lit4j.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/** Stores that take two identities for one. */
final class IdentityBreakers {
    private IdentityBreakers() {}

    static List<Subject<Clock, SessionKeyStore>> all() {
        return List.of(
                keyed(
                        "leaves the network out",
                        id -> List.of(id.tenant(), id.principal(), id.label()),
                        "networksAreIsolated"),
                keyed(
                        "leaves the tenant out",
                        id -> List.of(id.network(), id.principal(), id.label()),
                        "namesMayLookLikePathsOrPatterns",
                        "namesOfFullLengthAreKept",
                        "similarNamesAreDifferentIdentities",
                        "tenantsAreIsolated"),
                keyed(
                        "takes a tenant up to its first hyphen",
                        id -> List.of(id.network(), beforeHyphen(id.tenant()), id.principal(), id.label()),
                        "tenantsAreIsolated"),
                keyed(
                        "leaves the principal out",
                        id -> List.of(id.network(), id.tenant(), id.label()),
                        "leaseIsNoRecord",
                        "leaseOfAnotherIdentityIsRefused",
                        "listIsInNaturalOrder",
                        "principalsAreIsolated",
                        "threadsOnManyIdentitiesDoNotDisturbEachOther"),
                keyed(
                        "takes the last 16 digits of a principal",
                        id -> List.of(id.network(), id.tenant(), lastDigits(id.principal()), id.label()),
                        "principalsAreIsolated"),
                keyed(
                        "leaves the label out",
                        id -> List.of(id.network(), id.tenant(), id.principal()),
                        "labelsAreIsolated",
                        "listIsInNaturalOrder",
                        "namesMayLookLikePathsOrPatterns",
                        "namesOfFullLengthAreKept",
                        "similarNamesAreDifferentIdentities",
                        "threadsOnManyIdentitiesDoNotDisturbEachOther"),
                keyed(
                        "takes a label up to its first hyphen",
                        id -> List.of(id.network(), id.tenant(), id.principal(), beforeHyphen(id.label())),
                        "labelsAreIsolated"),
                keyed("joins the parts with nothing", id -> joined("", id), "partsOfAnIdentityDoNotRunTogether"),
                keyed("joins the parts with a slash", id -> joined("/", id), "partsOfAnIdentityDoNotRunTogether"),
                keyed("joins the parts with a colon", id -> joined(":", id), "partsOfAnIdentityDoNotRunTogether"),
                named(
                        "ignores letter case",
                        name -> name.toLowerCase(Locale.ROOT),
                        "similarNamesAreDifferentIdentities"),
                named("ignores blanks at the ends", String::strip, "similarNamesAreDifferentIdentities"),
                named(
                        "normalises Unicode",
                        name -> Normalizer.normalize(name, Normalizer.Form.NFC),
                        "similarNamesAreDifferentIdentities"),
                named(
                        "looks names up as ASCII",
                        name -> new String(name.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII),
                        "listIsInNaturalOrder",
                        "similarNamesAreDifferentIdentities"),
                Subject.breaking(
                        "does not know the letter é in networks",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            StoredSession handedOut(StoredSession live) {
                                SessionKeyId id = live.id();
                                String network = id.network().replace('é', '?');
                                StoredSession copy = live.duplicate();
                                return new StoredSession(
                                        new SessionKeyId(network, id.tenant(), id.principal(), id.label()),
                                        copy.sessionKey(),
                                        copy.authSig(),
                                        copy.authSigExpiresAt());
                            }
                        },
                        "nonAsciiNamesAreKept"),
                named(
                        "takes names for paths",
                        name -> Path.of("/", name).normalize().toString(),
                        "namesMayLookLikePathsOrPatterns"),
                named(
                        "cuts names off at 100 characters",
                        name -> name.substring(0, Math.min(name.length(), 100)),
                        "namesOfFullLengthAreKept"));
    }

    private static Subject<Clock, SessionKeyStore> keyed(
            String name, Function<SessionKeyId, Object> key, String... rules) {
        return Subject.breaking(
                name,
                clock -> new ReferenceStore(clock) {
                    @Override
                    Object keyOf(SessionKeyId id) {
                        return key.apply(id);
                    }
                },
                rules);
    }

    /** Changes tenants and labels before they become a key. */
    private static Subject<Clock, SessionKeyStore> named(String name, UnaryOperator<String> change, String... rules) {
        return keyed(
                name,
                id -> List.of(id.network(), change.apply(id.tenant()), id.principal(), change.apply(id.label())),
                rules);
    }

    private static String joined(String separator, SessionKeyId id) {
        return String.join(separator, id.network(), id.tenant(), id.principal(), id.label());
    }

    private static String beforeHyphen(String name) {
        return name.contains("-") ? name.substring(0, name.indexOf('-')) : name;
    }

    private static String lastDigits(String principal) {
        return principal.substring(Math.max(0, principal.length() - 16));
    }
}
