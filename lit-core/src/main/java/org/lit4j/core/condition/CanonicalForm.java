package org.lit4j.core.condition;

import java.util.ArrayList;
import java.util.List;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Rebuilds a list of conditions with the members that are hashed, in their order. Immutable. */
record CanonicalForm(ConditionFamily family) {
    private static final String OPERATOR = "operator";
    private static final String TEST = "returnValueTest";
    private static final String TYPE = "conditionType";

    JsonArray of(JsonArray conditions) {
        return list(conditions, "");
    }

    private JsonArray list(JsonArray given, String path) {
        if (given.size() == 0) {
            throw MemberCopy.invalid(
                    path.isEmpty() ? "the list" : path, "is empty; it would be hashed but guard nothing");
        }
        List<JsonValue> elements = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            elements.add(element(given.values().get(i), path + "[" + i + "]"));
        }
        return new JsonArray(elements);
    }

    private JsonValue element(JsonValue given, String path) {
        if (given instanceof JsonArray group) {
            return list(group, path);
        }
        if (!(given instanceof JsonObject object)) {
            throw MemberCopy.invalid(
                    path, "is " + MemberCopy.nameOf(given) + ", not a condition, an operator or an array of them");
        }
        MemberCopy members = new MemberCopy(object, path);
        if (object.has(OPERATOR)) {
            return operator(object, members, path);
        }
        members.require(TEST);
        switch (typeOf(object, path)) {
            case "evmBasic" -> evmBasic(members);
            case "evmContract" -> evmContract(members);
            case "solRpc" -> solRpc(members, family == ConditionFamily.UNIFIED || object.has("pdaParams"));
            default -> cosmos(members);
        }
        return members.copied();
    }

    private static JsonObject operator(JsonObject object, MemberCopy members, String path) {
        if (object.has(TEST)) {
            throw MemberCopy.invalid(path, "is a condition and an operator at once; the condition would be lost");
        }
        JsonObject operator = members.texts(OPERATOR).copied();
        if (!operator.equals(Operator.AND.json()) && !operator.equals(Operator.OR.json())) {
            throw MemberCopy.invalid(path + "." + OPERATOR, "is neither 'and' nor 'or'");
        }
        return operator;
    }

    /** Decides what a condition is: in a unified list by its own type, else by the list. */
    private String typeOf(JsonObject object, String path) {
        JsonValue type = object.get(TYPE).orElse(new JsonString(family.wireName()));
        if (family == ConditionFamily.UNIFIED) {
            if (type instanceof JsonString text
                    && List.of("evmBasic", "evmContract", "solRpc", CosmosCondition.TYPE)
                            .contains(text.value())) {
                return text.value();
            }
            throw MemberCopy.invalid(
                    path + "." + TYPE,
                    (object.has(TYPE) ? "is unknown" : "is missing")
                            + "; known are evmBasic, evmContract, solRpc and cosmos");
        }
        if (!type.equals(new JsonString(family.wireName()))) {
            throw MemberCopy.invalid(path + "." + TYPE, "is not " + family + ", of which this list is");
        }
        return family.wireName();
    }

    private static void evmBasic(MemberCopy members) {
        members.texts("contractAddress", "chain", "standardContractType", "method")
                .listOfTexts("parameters")
                .object(TEST, test -> test.texts("comparator", "value"));
    }

    private static void evmContract(MemberCopy members) {
        members.texts("contractAddress", "functionName")
                .listOfTexts("functionParams")
                .require("functionAbi")
                .object("functionAbi", CanonicalForm::abi)
                .texts("chain")
                .object(TEST, CanonicalForm::keyedTest);
    }

    private static void abi(MemberCopy members) {
        members.require("inputs", "outputs")
                .texts("name")
                .objects("inputs", parameter -> parameter.texts("name", "type"))
                .objects("outputs", parameter -> parameter.texts("name", "type"))
                .flag("constant", false)
                .texts("stateMutability");
    }

    private static void solRpc(MemberCopy members, boolean withPda) {
        members.texts("method").list("params");
        if (withPda) {
            members.require("pdaInterface", "pdaKey")
                    .list("pdaParams")
                    .object(
                            "pdaInterface",
                            pda -> pda.require("offset", "fields")
                                    .numberOrText("offset")
                                    .any("fields"))
                    .texts("pdaKey");
        }
        members.texts("chain").object(TEST, CanonicalForm::keyedTest);
    }

    private static void cosmos(MemberCopy members) {
        members.texts("path", "chain", "method").listOfTexts("parameters").object(TEST, CanonicalForm::keyedTest);
    }

    private static void keyedTest(MemberCopy members) {
        members.texts("key", "comparator", "value");
    }
}
