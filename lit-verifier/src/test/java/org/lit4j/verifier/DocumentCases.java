package org.lit4j.verifier;

import static org.lit4j.verifier.World.NODE;
import static org.lit4j.verifier.World.SESSION;

import java.util.List;
import java.util.function.UnaryOperator;
import org.lit4j.core.auth.AuthSig;

/** R2, R3, R5, R6a, R6b, H1, H2: the document. */
final class DocumentCases {
    private static final String UNREADABLE = "NodeAuthSigSignedMessageConversionError";
    private static final String DEEP = ",\"more\":" + "[".repeat(500) + "]".repeat(500);

    private DocumentCases() {}

    static void addTo(CaseList cases) {
        members(cases);
        forms(cases);
        requests(cases);
        addresses(cases);
        capabilities(cases);
    }

    private static AuthSig signed(UnaryOperator<String> change) {
        return World.outer(SESSION, change.apply(World.doc().text()));
    }

    private static void refused(CaseList cases, String field, UnaryOperator<String> change) {
        cases.session("R2", field, signed(change)).refused(UNREADABLE, "Conversion", 400);
    }

    private static void accepted(CaseList cases, String field, UnaryOperator<String> change) {
        cases.session("R2", field, signed(change)).accepted(1);
    }

    private static void members(CaseList cases) {
        for (String name : List.of(
                "sessionKey",
                "resourceAbilityRequests",
                "capabilities",
                "issuedAt",
                "expiration",
                "nodeAddress",
                "maxPrice")) {
            refused(cases, "without " + name, text -> text.replace("\"" + name + "\":", "\"x\":"));
            refused(
                    cases,
                    name + " twice",
                    text -> text.substring(0, text.length() - 1) + ",\"" + name + "\":" + valueOf(name) + "}");
        }
        refused(cases, "sessionKey a number", text -> text.replace("\"sessionKey\":\"", "\"sessionKey\":1,\"x\":\""));
        refused(
                cases,
                "expiration null",
                text -> text.replaceFirst("\"expiration\":\"[^\"]*\"", "\"expiration\":null"));
        refused(cases, "requests an object", text -> text.replaceFirst("Requests\":\\[.*?\\]", "Requests\":{}"));
        refused(cases, "a request without ability", text -> text.replace(",\"ability\":\"pkp-signing\"", ""));
        refused(cases, "a resource without prefix", text -> text.replace(",\"resourcePrefix\":\"lit-pkp\"", ""));
        refused(cases, "an ability twice", text -> text.replace("\"ability\":", "\"ability\":\"a\",\"ability\":"));
        refused(cases, "a capability with an unknown member", text -> text.replace("{\"sig\":", "{\"x\":1,\"sig\":"));
        refused(cases, "a capability with sig twice", text -> text.replace("{\"sig\":", "{\"sig\":\"\",\"sig\":"));
        refused(
                cases,
                "a capability with sig a number",
                text -> text.replaceFirst("\\{\"sig\":\"[^\"]*\"", "{\"sig\":1"));
        refused(cases, "a capability without address", text -> text.replace(",\"address\":", ",\"algo\":"));
        accepted(cases, "a capability with algo null", text -> text.replace("{\"sig\":", "{\"algo\":null,\"sig\":"));
        accepted(cases, "an unknown member", text -> "{\"x\":{\"y\":[1,-0.5e+3,true]}," + text.substring(1));
        accepted(
                cases,
                "an unknown member in a request",
                text -> text.replace("{\"resource\":{", "{\"x\":1,\"resource\":{"));
        accepted(
                cases,
                "an unknown member in a resource",
                text -> text.replace("{\"resource\":\"", "{\"x\":1,\"resource\":\""));
    }

    private static String valueOf(String name) {
        return switch (name) {
            case "resourceAbilityRequests", "capabilities" -> "[]";
            default -> "\"1\"";
        };
    }

    private static void forms(CaseList cases) {
        refused(cases, "no JSON", text -> "hello");
        refused(cases, "an empty text", text -> "");
        refused(cases, "text behind the end", text -> text + "}");
        refused(cases, "a comma at the end", text -> text.substring(0, text.length() - 1) + ",}");
        refused(cases, "a number with a leading zero", text -> more(text, ",\"x\":01"));
        refused(cases, "a tab in a string", text -> more(text, ",\"x\":\"\t\""));
        refused(
                cases,
                "half a character in a member that counts",
                text -> text.replace("\"sessionKey\":\"", "\"sessionKey\":\"\\ud800"));
        accepted(cases, "half a character in a member that is skipped", text -> more(text, ",\"x\":\"\\ud800\""));
        accepted(cases, "500 arrays inside each other in a member that is skipped", text -> more(text, DEEP));
        accepted(cases, "white space around everything", text -> " \n\t\r" + text.replace("\",\"", "\" , \"") + "\n ");
        accepted(cases, "members in another order", text -> {
            int price = text.lastIndexOf(",\"maxPrice\"");
            return "{" + text.substring(price + 1, text.length() - 1) + "," + text.substring(1, price) + "}";
        });
        accepted(cases, "escapes for letters", text -> text.replace("\"sessionKey\"", "\"\\u0073essionKey\""));
        String request = "[[\"*\",\"lit-pkp\"],\"pkp-signing\"]";
        UnaryOperator<String> arrays =
                text -> text.replaceFirst("Requests\":\\[.*?\\]", "Requests\":[" + request + "]");
        accepted(cases, "arrays for request and resource", arrays);
        cases.session("H3", "arrays for request and resource", signed(arrays))
                .hardened()
                .refused("HardenedForm", "Validation", 400);
        World.Doc doc = World.doc();
        String array = "[\"" + doc.sessionKey + "\"," + doc.requests + ",["
                + doc.capabilities.get(0).toJson() + "],\"" + doc.issuedAt + "\",\"" + doc.expiration + "\",\""
                + doc.nodeAddress + "\",\"100\"]";
        cases.session("R2", "an array for the document", World.outer(SESSION, array))
                .accepted(1);
        cases.session("H3", "an array for the document", World.outer(SESSION, array))
                .hardened()
                .refused("HardenedForm", "Validation", 400);
        refused(cases, "an array with a member too few", text -> array.replace(",\"100\"]", "]"));
        refused(cases, "an array with a member too many", text -> array.replace(",\"100\"]", ",\"100\",1]"));
        refused(
                cases,
                "an array for a capability",
                text -> text.replaceFirst(
                        "\"capabilities\":\\[\\{.*\\}\\],\"issued",
                        "\"capabilities\":[[\"s\",\"d\",\"m\",\"a\"]],\"issued"));
    }

    private static String more(String text, String members) {
        return text.substring(0, text.length() - 1) + members + "}";
    }

    private static CaseList.Draft requested(CaseList cases, String rule, String field, String prefix, String id) {
        return cases.session(
                rule, field, World.doc().requests(prefix, id, "pkp-signing").signed());
    }

    private static void requests(CaseList cases) {
        String none = "NodeResourceIdNotFound";
        cases.session(
                        "R3",
                        "no request",
                        World.doc().with(doc -> doc.requests = "[]").signed())
                .refused(none, "Validation", 404);
        requested(cases, "R3", "another kind", "lit-litaction", "*").refused(none, "Validation", 404);
        requested(cases, "R3", "another id", "lit-pkp", "cd")
                .wants("lit-pkp://ab", "pkp-signing")
                .refused(none, "Validation", 404);
        requested(cases, "R3", "an id in upper case", "lit-pkp", "AB")
                .wants("lit-pkp://ab", "pkp-signing")
                .refused(none, "Validation", 404);
        requested(cases, "R3", "one id, all wanted", "lit-pkp", "ab").refused(none, "Validation", 404);
        requested(cases, "R3", "the id", "lit-pkp", "ab")
                .wants("lit-pkp://ab", "pkp-signing")
                .accepted(1);
        requested(cases, "R3", "* for an id", "lit-pkp", "*")
                .wants("lit-pkp://ab", "pkp-signing")
                .accepted(1);
        String two = "[{\"resource\":{\"resource\":\"1\",\"resourcePrefix\":\"new-thing\"},\"ability\":\"x\"},"
                + World.doc().requests.substring(1);
        cases.session(
                        "R3",
                        "an unknown kind beside it",
                        World.doc().with(doc -> doc.requests = two).signed())
                .accepted(1);
        AuthSig other = World.doc().requests("lit-pkp", "*", "something-else").signed();
        cases.session("R3", "another ability", other).accepted(1);
        cases.session("H2", "another ability", other)
                .hardened()
                .refused("HardenedAbilityNotRequested", "Validation", 403);
        cases.session("H2", "the ability", World.doc().signed()).hardened().accepted(1);
        cases.session(
                        "R3",
                        "no request, and expired",
                        World.doc()
                                .with(doc -> doc.requests = "[]")
                                .with(TimeCases::expired)
                                .signed())
                .refused(none, "Validation", 404);
        AuthSig key = World.doc().with(doc -> doc.sessionKey = "0".repeat(64)).signed();
        cases.session("R2", "another sessionKey", key).accepted(1);
        cases.session("H1", "another sessionKey", key)
                .hardened()
                .refused("HardenedSessionKeyMismatch", "Validation", 403);
        cases.session("H1", "the key that signed", World.doc().signed())
                .hardened()
                .accepted(1);
    }

    private static void addresses(CaseList cases) {
        for (String fine : List.of(
                "http://127.0.0.1:7470",
                "localhost:7470",
                "https://http://localhost:7470",
                "https://https://127.0.0.1:7470",
                "  127.0.0.1:7470\u2003")) {
            address(cases, fine).accepted(1);
        }
        for (String wrong : List.of(
                "http://https://127.0.0.1:7470",
                "http://127.0.0.1:7470/",
                "HTTP://127.0.0.1:7470",
                "127.0.0.1",
                "http://127.0.0.1:7471",
                "http://LOCALHOST:7470",
                "")) {
            address(cases, wrong).refused("NodeNotAuthorized", "Validation", 403);
        }
    }

    private static CaseList.Draft address(CaseList cases, String address) {
        AuthSig sig = World.doc().with(doc -> doc.nodeAddress = address).signed();
        return cases.session("R5", "nodeAddress '" + address + "'", sig).put("audience", NODE);
    }

    private static void capabilities(CaseList cases) {
        AuthSig good = World.capability();
        AuthSig second = World.siwe().with(siwe -> siwe.nonce = "another nonce").signed();
        AuthSig bad = World.siwe()
                .with(siwe -> siwe.uri = "lit:capability:delegation")
                .signed();
        cases.capability("R6a", "none").refusedInside("NodeResourceIdNotFound", "NodeSIWECapabilityInvalid", 400);
        cases.capability("R6a", "one", good).accepted(1);
        cases.capability("R6a", "none, as datil says it")
                .datil()
                .refusedInside("NodeResourceIdNotFound", "NodeSIWECapabilityInvalid", 400);
        cases.capability("R6b", "a bad one, then a good one", bad, good).accepted(2);
        cases.capability("R6b", "two good ones", good, second).accepted(1);
        cases.capability("R6b", "a good one, then a bad one", good, bad)
                .hardened()
                .accepted(1);
        cases.capability("R6b", "two bad ones", bad, bad)
                .refusedInside("NodeResourceIdNotFound", "NodeSIWECapabilityInvalid", 400);
    }
}
