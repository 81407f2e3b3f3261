package org.lit4j.verifier;

import java.util.ArrayList;
import java.util.List;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/**
 * Collects vectors of the schema {@code node-verdict/1}. What is expected is written down here, by hand, from the
 * description of the nodes' rules; no verifier is asked. One thread at a time.
 */
final class CaseList {
    private final List<JsonValue> vectors = new ArrayList<>();

    /** Starts a vector about one rule and one thing that is varied. */
    Draft session(String rule, String field, String sessionSig) {
        return new Draft(rule, field)
                .put("kind", "session")
                .put("sessionSig", sessionSig)
                .put("audience", World.NODE)
                .put("resource", "lit-pkp://*")
                .put("ability", "pkp-signing");
    }

    Draft session(String rule, String field, AuthSig sig) {
        return session(rule, field, sig.toJson());
    }

    /** Starts a vector about one capability, inside a document that is fine. */
    Draft capability(String rule, String field, AuthSig... capabilities) {
        return session(rule, field, World.doc().capabilities(capabilities).signed());
    }

    Draft delegation(String rule, String field, String kind, AuthSig sig, String user) {
        return new Draft(rule, field)
                .put("kind", kind)
                .put("authSig", sig.toJson())
                .put("user", user);
    }

    /** Starts a vector about a wallet's own AuthSig; its times count, unless {@code siweValidation} is put to off. */
    Draft wallet(String rule, String field, AuthSig sig) {
        return new Draft(rule, field)
                .put("kind", "wallet")
                .put("authSig", sig.toJson())
                .put("siweValidation", "on");
    }

    /** Starts a vector about what a request has for its authSig, whatever it is, on Ethereum. */
    Draft authSig(String rule, String field, String json) {
        return new Draft(rule, field)
                .put("kind", "auth-sig")
                .put("authSig", json)
                .put("chain", "ethereum")
                .put("audience", World.NODE)
                .put("resource", "lit-pkp://*")
                .put("ability", "pkp-signing");
    }

    JsonArray vectors() {
        return new JsonArray(vectors);
    }

    /** One vector that lacks its expectation. */
    final class Draft {
        private final String rule;
        private final String field;
        private final JsonObject.Builder input = JsonObject.builder();
        private String generation = "naga";
        private String ruleSet = "node";
        private String now = "2030-01-01T12:00:00.000Z";

        private Draft(String rule, String field) {
            this.rule = rule;
            this.field = field;
        }

        Draft put(String name, String value) {
            input.put(name, value);
            return this;
        }

        Draft datil() {
            generation = "datil";
            return this;
        }

        Draft hardened() {
            ruleSet = "hardened";
            return this;
        }

        Draft at(String time) {
            now = time;
            return this;
        }

        Draft wants(String resource, String ability) {
            return put("resource", resource).put("ability", ability);
        }

        /** Accepted; the capability at this position wins. */
        void accepted(int capability) {
            add(JsonObject.builder().put("accepted", true).put("capability", capability));
        }

        void accepted() {
            add(JsonObject.builder().put("accepted", true));
        }

        void acceptedFor(String user) {
            add(JsonObject.builder().put("accepted", true).put("user", user));
        }

        void acceptedWith(JsonObject terms) {
            add(JsonObject.builder().put("accepted", true).put("terms", terms));
        }

        /** Refused at this rule with one code, which the client sees too. */
        void refused(String code, String kind, int status) {
            add(refusal(rule, code, kind, code, status));
        }

        /** Refused because the only capability is: the rule is about that. */
        void refusedCapability(String code, String kind) {
            JsonObject one = JsonObject.builder()
                    .put("rule", rule)
                    .put("code", code)
                    .put("kind", kind)
                    .build();
            JsonObject.Builder expected = code.startsWith("Hardened")
                    ? refusal("R6b", code, "Validation", code, 403)
                    : refusal("R6b", "NodeResourceIdNotFound", "Validation", "NodeSIWECapabilityInvalid", 400);
            add(expected.put("capabilities", new JsonArray(List.of(one))));
        }

        void refusedInside(String code, String publicCode, int status) {
            add(refusal(rule, code, "Validation", publicCode, status));
        }

        /** Refused with an error without a code, so that the client sees none. */
        void refusedUncoded(String kind) {
            add(refusal(rule, "", kind, "", 500));
        }

        /** Refused with an error without a code, whose source has one. */
        void refusedWithin(String kind, String publicCode, int status) {
            add(refusal(rule, "", kind, publicCode, status));
        }

        private JsonObject.Builder refusal(String at, String code, String kind, String publicCode, int status) {
            return JsonObject.builder()
                    .put("accepted", false)
                    .put("rule", at)
                    .put("code", code)
                    .put("kind", kind)
                    .put("publicCode", publicCode)
                    .put("status", status);
        }

        private void add(JsonObject.Builder expected) {
            JsonObject result = expected.put("ok", true).build();
            String code = result.get("code")
                    .map(JsonValue::stringify)
                    .orElse("accepted")
                    .replace("\"", "");
            JsonObject all = input.put("generation", generation)
                    .put("ruleSet", ruleSet)
                    .put("now", now)
                    .build();
            vectors.add(JsonObject.builder()
                    .put("name", rule + ": " + field + " (" + generation + ", " + ruleSet + ")")
                    .put("rule", rule)
                    .put("field", field)
                    .put("outcome", code.isEmpty() ? "uncoded" : code)
                    .put("source", "node@" + generation)
                    .put("input", all)
                    .put("expected", result)
                    .build());
        }
    }
}
