package org.lit4j.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.lit4j.core.auth.AuthSig;

/** C5, C6, H8: what is granted. */
final class RecapCases {
    private static final String INVALID = "NodeSIWECapabilityInvalid";
    private static final String KEY = "lit-pkp://*";
    private static final String ABILITY = "Threshold/Signing";

    private RecapCases() {}

    static void addTo(CaseList cases) {
        statements(cases);
        encodings(cases);
        matching(cases);
    }

    /** Grants what nodes would write the statement of, in this JSON. */
    private static AuthSig json(String statement, String json) {
        return urns(statement, World.urn(json));
    }

    private static AuthSig urns(String statement, String... urns) {
        return World.siwe()
                .with(siwe -> {
                    siwe.statement = statement;
                    siwe.resources = List.of(urns);
                })
                .signed();
    }

    private static final String TEXT = World.recapText(KEY, ABILITY);
    private static final String URN = World.urn(World.recapJson(KEY, ABILITY));

    private static void statements(CaseList cases) {
        cases.capability("C5", "the statement is the object's", urns(TEXT, URN)).accepted(1);
        cases.capability("C5", "the statement ends with the object's", urns("Hi! " + TEXT, URN))
                .accepted(1);
        cases.capability("C5", "something behind it", urns(TEXT + " Bye.", URN)).refusedCapability(INVALID, "Parser");
        cases.capability("C5", "another statement, like the sample of SDK 3", urns("Lit Protocol session", URN))
                .refusedCapability(INVALID, "Parser");
        cases.capability("C5", "the statement of another grant", urns(World.recapText(KEY, "*/*"), URN))
                .refusedCapability(INVALID, "Parser");
        cases.capability("C5", "double quotes for single ones", urns(TEXT.replace('\'', '"'), URN))
                .refusedCapability(INVALID, "Parser");
        AuthSig none = World.siwe()
                .with(siwe -> {
                    siwe.statement = null;
                    siwe.resources = List.of(URN);
                })
                .signed();
        cases.capability("C5", "no statement", none).accepted(1);
        String other = World.urn(World.recapJson("lit-litaction://*", "Threshold/Execution"));
        cases.capability("C5", "two objects, the statement of the last", urns(TEXT, other, URN))
                .refusedCapability(INVALID, "Parser");
        cases.capability("C5", "the same object twice", urns(TEXT, URN, URN)).accepted(1);
        cases.capability("C5", "a foreign resource before the object", urns(TEXT, "meow://woof", URN))
                .accepted(1);
        cases.capability("C5", "a foreign resource behind the object", urns(TEXT, URN, "meow://woof"))
                .accepted(1);
        String two = World.LEAD_IN + " (1) 'Threshold': 'Execution' for 'lit-litaction://*'. (2) 'A': 'x' for"
                + " 'lit-pkp://*'. (3) 'Threshold': 'Execution', 'Signing' for 'lit-pkp://*'.";
        String sorted = "{\"att\":{\"lit-pkp://*\":{\"Threshold/Signing\":[{}],\"A/x\":[{}],\"Threshold/Execution\":"
                + "[{}]},\"lit-litaction://*\":{\"Threshold/Execution\":[{}]}},\"prf\":[]}";
        cases.capability("C5", "resources, namespaces and abilities in byte order", json(two, sorted))
                .accepted(1);
    }

    private static void dropped(CaseList cases, String field, String urn) {
        cases.capability("C6", field, urns(TEXT, urn)).refusedCapability(INVALID, "Validation");
    }

    private static void encodings(CaseList cases) {
        String plain = World.recapJson(KEY, ABILITY);
        byte[] spaced = (plain + "\n").getBytes(StandardCharsets.UTF_8);
        String padded = "urn:recap:" + Base64.getUrlEncoder().encodeToString(pad(plain, 1));
        cases.capability("C6", "two padding characters", urns(TEXT, padded)).accepted(1);
        cases.capability("C6", "one padding character of two", urns(TEXT, padded.substring(0, padded.length() - 1)))
                .accepted(1);
        dropped(cases, "three padding characters", padded + "=");
        cases.capability(
                        "C6",
                        "a line break behind the JSON",
                        urns(
                                TEXT,
                                "urn:recap:"
                                        + Base64.getUrlEncoder()
                                                .withoutPadding()
                                                .encodeToString(spaced)))
                .accepted(1);
        String bare = padded.replace("=", "");
        char last = bare.charAt(bare.length() - 1);
        dropped(cases, "bits left over", bare.substring(0, bare.length() - 1) + (char) (last + 1));
        dropped(cases, "no JSON", World.urn("hello"));
        dropped(cases, "no prf", World.urn(plain.replace(",\"prf\":[]", "")));
        dropped(cases, "no att", World.urn("{\"prf\":[]}"));
        dropped(cases, "no restrictions", World.urn(plain.replace("[{}]", "[]")));
        dropped(cases, "a restriction that is no object", World.urn(plain.replace("[{}]", "[1]")));
        dropped(cases, "a key that is no URI", World.urn(plain.replace(KEY, "pkp")));
        dropped(cases, "an ability with two slashes", World.urn(plain.replace(ABILITY, "A/B/C")));
        dropped(
                cases,
                "a proof in base32",
                World.urn(plain.replace("[]}", "[\"bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi\"]}")));
        dropped(cases, "att twice", World.urn(plain.replace("\"prf\"", "\"att\":{},\"prf\"")));
        cases.capability("C6", "an unknown member", json(TEXT, plain.replace("\"prf\"", "\"x\":1,\"prf\"")))
                .accepted(1);
        String twice =
                "{\"att\":{\"" + KEY + "\":{\"X/y\":[{}]},\"" + KEY + "\":{\"" + ABILITY + "\":[{}]}},\"prf\":[]}";
        cases.capability("C6", "a key twice, the last grants", json(TEXT, twice))
                .accepted(1);
        cases.capability("H8", "a key twice, the last grants", json(TEXT, twice))
                .hardened()
                .refusedCapability("HardenedGrant", "Validation");
        cases.capability("H8", "a key once", urns(TEXT, URN)).hardened().accepted(1);
        String brokenThenGood = World.urn("hello");
        cases.capability("C6", "an object that cannot be read beside a good one", urns(TEXT, brokenThenGood, URN))
                .accepted(1);
    }

    /** Makes the text so long that its base64 has two padding characters. */
    private static byte[] pad(String json, int remainder) {
        StringBuilder out = new StringBuilder(json);
        while (out.length() % 3 != remainder) {
            out.append(' ');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static CaseList.Draft grant(CaseList cases, String field, String key, String ability, String wanted) {
        String id = wanted.substring("lit-pkp://".length());
        AuthSig sig = World.doc()
                .requests("lit-pkp", id, "pkp-signing")
                .capabilities(World.siwe().grants(key, ability).signed())
                .signed();
        return cases.session("C6", field, sig).wants(wanted, "pkp-signing");
    }

    private static void matching(CaseList cases) {
        grant(cases, "every ability", KEY, "*/*", "lit-pkp://ab").accepted(1);
        grant(cases, "every ability of the namespace", KEY, "Threshold/*", "lit-pkp://ab")
                .refusedCapability(INVALID, "Validation");
        grant(cases, "the ability of every namespace", KEY, "*/Signing", "lit-pkp://ab")
                .refusedCapability(INVALID, "Validation");
        grant(cases, "an ability in lower case", KEY, "threshold/signing", "lit-pkp://ab")
                .refusedCapability(INVALID, "Validation");
        grant(cases, "another ability", KEY, "Threshold/Decryption", "lit-pkp://ab")
                .refusedCapability(INVALID, "Validation");
        grant(cases, "the id", "lit-pkp://ab", ABILITY, "lit-pkp://ab").accepted(1);
        grant(cases, "another id", "lit-pkp://cd", ABILITY, "lit-pkp://ab").refusedCapability(INVALID, "Validation");
        grant(cases, "the id in upper case", "lit-pkp://AB", ABILITY, "lit-pkp://ab")
                .refusedCapability(INVALID, "Validation");
        grant(cases, "one id, all wanted", "lit-pkp://ab", ABILITY, KEY).refusedCapability(INVALID, "Validation");
        grant(cases, "another kind", "lit-litaction://*", ABILITY, "lit-pkp://ab")
                .refusedCapability(INVALID, "Validation");
        String both =
                "{\"att\":{\"lit-pkp://*\":{\"X/y\":[{}]},\"lit-pkp://ab\":{\"Threshold/Signing\":[{}]}},\"prf\":[]}";
        String text = World.LEAD_IN + " (1) 'X': 'y' for 'lit-pkp://*'. (2) 'Threshold': 'Signing' for 'lit-pkp://ab'.";
        AuthSig hidden = World.doc()
                .requests("lit-pkp", "ab", "pkp-signing")
                .capabilities(json(text, both))
                .signed();
        cases.session("C6", "the id, hidden by a key for all", hidden)
                .wants("lit-pkp://ab", "pkp-signing")
                .refusedCapability(INVALID, "Validation");
        String limited = World.recapJson(KEY, ABILITY).replace("[{}]", "[{\"x\":1}]");
        cases.capability("C6", "a restriction", json(TEXT, limited)).accepted(1);
        AuthSig empty = World.siwe()
                .with(siwe -> {
                    siwe.statement = "Sign in.";
                    siwe.resources = List.of();
                })
                .signed();
        cases.capability("C6", "no object", empty).refusedCapability(INVALID, "Validation");
    }
}
