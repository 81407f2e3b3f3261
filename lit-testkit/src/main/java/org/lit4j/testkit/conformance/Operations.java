package org.lit4j.testkit.conformance;

import java.util.Optional;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.siwe.Cid;
import org.lit4j.siwe.Recap;

/** Builds capability objects, resources and requests as vectors describe them. */
final class Operations {
    private Operations() {}

    static Recap recap(Input in, Dialect dialect) {
        JsonObject attenuations =
                in.optionalObject("attenuations").map(Input::json).orElse(JsonObject.EMPTY);
        Recap.Builder recap = Recap.of(
                attenuations, in.texts("proofs").stream().map(Cid::parse).toList())
                .toBuilder();
        for (Input operation : in.objects("operations")) {
            apply(operation, dialect, recap);
        }
        return recap.build();
    }

    private static void apply(Input in, Dialect dialect, Recap.Builder recap) {
        switch (in.text("op")) {
            case "addCapabilityForResource" ->
                recap.grant(
                        resource(in.object("resource"), dialect),
                        LitAbility.parse(in.text("ability")),
                        dialect.grantsData() ? data(in) : JsonObject.EMPTY);
            case "addAllCapabilitiesForResource" -> recap.grantAll(resource(in.object("resource"), dialect));
            case "addAttenuation" ->
                recap.grant(
                        in.text("resource"),
                        in.optionalText("namespace").orElse("*"),
                        in.optionalText("name").orElse("*"),
                        in.optionalObject("restriction").map(Input::json).orElse(JsonObject.EMPTY));
            case "addProof" -> recap.proof(Cid.parse(in.text("cid")));
            default ->
                throw new LitException(ErrorCode.JSON_INVALID, "The operation '" + in.text("op") + "' is unknown.");
        }
    }

    private static JsonObject data(Input in) {
        return in.json()
                .get("data")
                .filter(value -> value != JsonNull.NULL)
                .map(JsonObject.class::cast)
                .orElse(JsonObject.EMPTY);
    }

    static LitResource resource(Input in, Dialect dialect) {
        Kind kind = kind(in.text("type"));
        return dialect.normalise(kind.of(in.text("id")));
    }

    static Kind kind(String type) {
        return switch (type) {
            case "acc" -> Kind.ACCESS_CONTROL_CONDITION;
            case "pkp" -> Kind.PKP;
            case "rli" -> Kind.RATE_LIMIT_INCREASE;
            case "action" -> Kind.LIT_ACTION;
            case "payment" -> Kind.PAYMENT_DELEGATION;
            default -> throw new LitException(ErrorCode.JSON_INVALID, "The resource type '" + type + "' is unknown.");
        };
    }

    /** Reads one element of {@code resourceAbilityRequests}. */
    static ResourceAbilityRequest request(Input in, Dialect dialect) {
        // An absent ability is JavaScript's undefined: the documentation's AccessControlDescription.
        LitAbility ability = LitAbility.parse(in.optionalText("ability").orElse("AccessControlDescription"));
        Optional<JsonObject> data = in.optionalObject("data").map(Input::json);
        return new ResourceAbilityRequest(resource(in.object("resource"), dialect), ability, data.orElse(null));
    }
}
