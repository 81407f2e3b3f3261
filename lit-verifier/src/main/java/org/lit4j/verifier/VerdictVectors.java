package org.lit4j.verifier;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/**
 * Answers the conformance vectors of the schema {@code node-verdict/1}: a signature, a request, a clock and the rules, all
 * in one document. Stateless and thread-safe.
 */
public final class VerdictVectors {
    private VerdictVectors() {}

    /**
     * Judges what a vector's {@code input} holds and returns the members of its {@code expected}.
     *
     * @throws LitException {@code JSON_INVALID} for an input without what is needed; a setting's own code
     */
    public static JsonObject answer(JsonObject input) {
        JsonMembers in = new JsonMembers(input, "The vector's input", ErrorCode.JSON_INVALID);
        SessionSigVerifier.Builder builder = SessionSigVerifier.builder(
                        Generation.parse(in.string("generation")),
                        Clock.fixed(Timestamp.parse(in.string("now")).instant(), ZoneOffset.UTC))
                .ruleSet(RuleSet.parse(in.string("ruleSet")));
        in.optionalString("networkKey").ifPresent(builder::networkKey);
        SessionSigVerifier verifier = builder.build();
        return switch (in.string("kind")) {
            case "session" ->
                session(verifier.verifyJson(
                        in.string("sessionSig"),
                        new VerificationRequest(
                                in.string("audience"),
                                LitResource.parse(in.string("resource")),
                                LitAbility.parse(in.string("ability")))));
            case "payment" ->
                delegation(verifier.delegations().payment(AuthSig.parse(in.string("authSig")), in.string("user")));
            case "rate-limit" ->
                delegation(verifier.delegations().rateLimit(AuthSig.parse(in.string("authSig")), in.string("user")));
            case "auth-sig" ->
                authSig(verifier.authSigs()
                        .verify(
                                in.string("authSig"),
                                in.string("chain"),
                                new VerificationRequest(
                                        in.string("audience"),
                                        LitResource.parse(in.string("resource")),
                                        LitAbility.parse(in.string("ability")))));
            case "wallet" ->
                wallet(verifier.wallets()
                        .verify(
                                AuthSig.parse(in.string("authSig")),
                                in.optionalString("chain").orElse("ethereum"),
                                in.string("siweValidation").equals("on")));
            default -> throw new LitException(ErrorCode.JSON_INVALID, "The vector's input is of an unknown kind.");
        };
    }

    private static JsonObject session(Verdict verdict) {
        JsonObject.Builder out = start(verdict.accepted(), verdict.refusedBy());
        verdict.grant()
                .ifPresent(grant -> out.put("capability", grant.capability())
                        .put("user", grant.user())
                        .put("signer", grant.signer()));
        List<JsonValue> refused = new ArrayList<>();
        for (CapabilityVerdict capability : verdict.capabilities()) {
            capability
                    .refusedBy()
                    .ifPresent(finding ->
                            refused.add(ruleOf(finding, JsonObject.builder()).build()));
        }
        return out.put("capabilities", new JsonArray(refused)).build();
    }

    private static JsonObject delegation(DelegationVerdict verdict) {
        JsonObject.Builder out = start(verdict.accepted(), verdict.refusedBy());
        verdict.payments()
                .forEach(terms -> out.put(
                        "terms",
                        JsonObject.builder()
                                .put("maxPrice", terms.maxPrice().toString())
                                .put(
                                        "scopes",
                                        String.join(
                                                " ",
                                                terms.scopes().stream()
                                                        .map(Object::toString)
                                                        .sorted()
                                                        .toList()))
                                .build()));
        verdict.rateLimits()
                .forEach(terms -> out.put(
                        "terms",
                        JsonObject.builder()
                                .put("uses", terms.uses().toString())
                                .put(
                                        "nftIds",
                                        terms.nftIds()
                                                .map(ids -> String.join(
                                                        " ",
                                                        ids.stream()
                                                                .map(Object::toString)
                                                                .toList()))
                                                .orElse("all"))
                                .build()));
        return out.build();
    }

    private static JsonObject wallet(WalletVerdict verdict) {
        JsonObject.Builder out = start(verdict.accepted(), verdict.refusedBy());
        verdict.address().ifPresent(address -> out.put("user", address));
        return out.build();
    }

    /** Names the member's rule, or R0, with the error of the whole. */
    private static JsonObject authSig(AuthSigVerdict verdict) {
        JsonObject.Builder out = JsonObject.builder().put("ok", true).put("accepted", verdict.accepted());
        verdict.user().ifPresent(user -> out.put("user", user));
        verdict.error()
                .ifPresent(error -> out.put(
                                "rule",
                                verdict.refusedBy()
                                        .map(Finding::rule)
                                        .orElse(Rule.R0)
                                        .id())
                        .put("code", error.code().map(VerdictCode::wireName).orElse(""))
                        .put("kind", error.kind().wireName()));
        verdict.publicError().ifPresent(error -> putPublic(error, out));
        return out.build();
    }

    private static void putPublic(PublicError error, JsonObject.Builder out) {
        out.put("publicCode", error.code().map(VerdictCode::wireName).orElse(""))
                .put("status", error.status());
    }

    private static JsonObject.Builder start(boolean accepted, Optional<Finding> refusedBy) {
        JsonObject.Builder out = JsonObject.builder().put("ok", true).put("accepted", accepted);
        refusedBy.ifPresent(finding -> {
            ruleOf(finding, out);
            finding.error().map(NodeError::toPublic).ifPresent(error -> putPublic(error, out));
        });
        return out;
    }

    private static JsonObject.Builder ruleOf(Finding finding, JsonObject.Builder out) {
        out.put("rule", finding.rule().id())
                .put("code", finding.code().map(VerdictCode::wireName).orElse(""));
        finding.error().ifPresent(error -> out.put("kind", error.kind().wireName()));
        return out;
    }
}
