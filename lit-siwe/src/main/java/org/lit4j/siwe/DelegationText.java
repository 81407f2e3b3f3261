package org.lit4j.siwe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/**
 * The signed text of a delegation of paid capacity, taken apart: one capability object that grants one ability on one
 * resource under one restriction. More than that is refused, for what a reader passes over would still be delegated.
 */
record DelegationText(
        AuthSig authSig,
        SiweMessage message,
        Timestamp expiresAt,
        Recap recap,
        LitResource resource,
        JsonObject restriction) {
    private static final String ABILITY = "Auth/Auth";

    static DelegationText read(AuthSig authSig, Kind kind) {
        SiweMessage message = SiweMessage.parse(authSig.signedMessage());
        if (!message.uri().equals(PaidDelegation.URI)) {
            throw new LitException(
                    ErrorCode.DELEGATION_URI_MISMATCH,
                    "The AuthSig is for " + message.uri() + ", not for " + PaidDelegation.URI
                            + ": it delegates no capacity.");
        }
        Timestamp end = message.expirationTime()
                .orElseThrow(() -> new LitException(
                        ErrorCode.TIME_INVALID,
                        "The delegation never expires; nodes want an Expiration Time. Have it signed with one."));
        int resources = message.resources().map(List::size).orElse(0);
        if (resources > 1) {
            throw Recap.invalid("is one of " + resources + " resources; a delegation has no other");
        }
        Recap recap = SiweRecaps.extractAndVerify(message);
        Map.Entry<String, JsonValue> grant = sole(recap.attenuations().members(), "resources")
                .entrySet()
                .iterator()
                .next();
        return new DelegationText(
                authSig, message, end, recap, resource(grant.getKey(), kind), restriction(grant.getValue()));
    }

    /** Returns the message's statement without the capability's and the blank in front of it. */
    private String ownStatement() {
        String whole = message.statement().orElse("");
        String own = whole.substring(0, whole.length() - recap.statement().length());
        return own.endsWith(" ") ? own.substring(0, own.length() - 1) : own;
    }

    /** Returns what stands beside the grant. */
    DelegationMessage message(DelegationDefaults defaults) {
        return new DelegationMessage(defaults, message.domain(), ownStatement(), Optional.of(expiresAt));
    }

    /** Checks signature, address and times, and that the user of the terms may use the delegation. */
    <D extends PaidDelegation> CheckedDelegation<D> check(D delegation, UseTerms terms) {
        SiweDelegationCodec.requireWalletKind(authSig, false);
        Principal owner = SiweDelegationCodec.requireSignature(withPrefixes(), message);
        if (terms.owner().filter(expected -> !expected.equals(owner)).isPresent()) {
            throw new LitException(
                    ErrorCode.DELEGATION_ADDRESS_MISMATCH,
                    "The delegation is signed by " + message.address() + ", not by "
                            + terms.owner().get() + ".");
        }
        SiweDelegationCodec.requireTimes(message, terms.now(), terms.margin());
        terms.user().ifPresent(user -> {
            if (!delegation.allows(user.address())) {
                throw new LitException(
                        ErrorCode.DELEGATION_NOT_COVERING,
                        "The delegation is not for " + user + "; it is for " + delegation.delegatees() + ".");
            }
        });
        return new CheckedDelegation<>(delegation, authSig, owner, message.issuedAt(), expiresAt);
    }

    /** Returns the AuthSig with {@code 0x} where SDK 3.1 to 5 leave it out. */
    private AuthSig withPrefixes() {
        return AuthSig.of(
                withPrefix(authSig.sig()),
                authSig.derivedVia(),
                authSig.signedMessage(),
                withPrefix(authSig.address()));
    }

    private static String withPrefix(String hex) {
        return "0x" + Hex.stripPrefix(hex);
    }

    private static LitResource resource(String key, Kind kind) {
        if (!key.startsWith(kind.prefix() + "://")) {
            throw Recap.invalid("is about " + key + ", not about a " + kind.prefix());
        }
        return LitResource.parse(key);
    }

    private static JsonObject restriction(JsonValue abilities) {
        Map<String, JsonValue> members = sole(((JsonObject) abilities).members(), "abilities");
        if (!(members.get(ABILITY) instanceof JsonArray list)) {
            throw Recap.invalid("grants " + members.keySet() + "; a delegation grants " + ABILITY);
        }
        if (list.size() != 1) {
            throw Recap.invalid("has " + list.size() + " restriction objects; a delegation has one");
        }
        return (JsonObject) list.values().get(0);
    }

    private static Map<String, JsonValue> sole(Map<String, JsonValue> members, String what) {
        if (members.size() != 1) {
            throw Recap.invalid("names " + members.size() + " " + what + "; a delegation names one");
        }
        return members;
    }
}
