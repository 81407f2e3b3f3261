package org.lit4j.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.json.JsonObject;

/** C5, C6, H8 and the D rules: what is granted. */
final class RecapCases {
    private static final String INVALID = "NodeSIWECapabilityInvalid";
    private static final String KEY = "lit-pkp://*";
    private static final String ABILITY = "Threshold/Signing";

    private RecapCases() {}

    static void addTo(CaseList cases) {
        statements(cases);
        encodings(cases);
        matching(cases);
        payments(cases);
        rateLimits(cases);
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
        cases.capability("C5", "the statement ends with the object's", urns("Hi! " + TEXT, URN)).accepted(1);
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
        cases.capability("C5", "a foreign resource before the object", urns(TEXT, "meow://woof", URN)).accepted(1);
        cases.capability("C5", "a foreign resource behind the object", urns(TEXT, URN, "meow://woof")).accepted(1);
        String two = World.LEAD_IN + " (1) 'Threshold': 'Execution' for 'lit-litaction://*'. (2) 'A': 'x' for"
                + " 'lit-pkp://*'. (3) 'Threshold': 'Execution', 'Signing' for 'lit-pkp://*'.";
        String sorted = "{\"att\":{\"lit-pkp://*\":{\"Threshold/Signing\":[{}],\"A/x\":[{}],\"Threshold/Execution\":"
                + "[{}]},\"lit-litaction://*\":{\"Threshold/Execution\":[{}]}},\"prf\":[]}";
        cases.capability("C5", "resources, namespaces and abilities in byte order", json(two, sorted)).accepted(1);
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
        cases.capability("C6", "a line break behind the JSON", urns(TEXT, "urn:recap:" + Base64.getUrlEncoder().withoutPadding().encodeToString(spaced)))
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
        dropped(cases, "a proof in base32", World.urn(plain.replace("[]}", "[\"bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi\"]}")));
        dropped(cases, "att twice", World.urn(plain.replace("\"prf\"", "\"att\":{},\"prf\"")));
        cases.capability("C6", "an unknown member", json(TEXT, plain.replace("\"prf\"", "\"x\":1,\"prf\""))).accepted(1);
        String twice = "{\"att\":{\"" + KEY + "\":{\"X/y\":[{}]},\"" + KEY + "\":{\"" + ABILITY + "\":[{}]}},\"prf\":[]}";
        cases.capability("C6", "a key twice, the last grants", json(TEXT, twice)).accepted(1);
        cases.capability("H8", "a key twice, the last grants", json(TEXT, twice)).hardened()
                .refusedCapability("HardenedGrant", "Validation");
        cases.capability("H8", "a key once", urns(TEXT, URN)).hardened().accepted(1);
        String brokenThenGood = World.urn("hello");
        cases.capability("C6", "an object that cannot be read beside a good one", urns(TEXT, brokenThenGood, URN)).accepted(1);
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
        String both = "{\"att\":{\"lit-pkp://*\":{\"X/y\":[{}]},\"lit-pkp://ab\":{\"Threshold/Signing\":[{}]}},\"prf\":[]}";
        String text = World.LEAD_IN + " (1) 'X': 'y' for 'lit-pkp://*'. (2) 'Threshold': 'Signing' for 'lit-pkp://ab'.";
        AuthSig hidden = World.doc().requests("lit-pkp", "ab", "pkp-signing").capabilities(json(text, both)).signed();
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

    private static AuthSig delegation(String scheme, String restriction) {
        String key = scheme + "://*";
        return World.siwe()
                .grants(key, "Auth/Auth")
                .with(siwe -> {
                    siwe.uri = "lit:capability:delegation";
                    siwe.resources = List.of(World.urn(World.recapJson(key, "Auth/Auth").replace("{}", restriction)));
                })
                .signed();
    }

    private static String user() {
        return World.WALLET.address().substring(2).toLowerCase(Locale.ROOT);
    }

    private static void payments(CaseList cases) {
        String good = "{\"delegate_to\":[\"" + user() + "\"],\"max_price\":\"0xff\",\"scopes\":[\"pkp_sign\"]}";
        JsonObject terms = JsonObject.builder().put("maxPrice", "255").put("scopes", "pkp_sign").build();
        payment(cases, "D7", "all members", good).acceptedWith(terms);
        payment(cases, "D7", "the user in upper case", good.replace(user(), user().toUpperCase(Locale.ROOT))).acceptedWith(terms);
        payment(cases, "D7", "a price without 0x", good.replace("0xff", "ff")).acceptedWith(terms);
        String code = "NodeSIWESigConversionError";
        for (String[] wrong : new String[][] {
            {"the user with 0x", good.replace(user(), "0x" + user())},
            {"another user", good.replace(user(), "0".repeat(40))},
            {"nobody", good.replace("\"" + user() + "\"", "")},
            {"no delegate_to", good.replace("delegate_to", "x")},
            {"no max_price", good.replace("max_price", "x")},
            {"a price that is a number", good.replace("\"0xff\"", "255")},
            {"a price of other letters", good.replace("0xff", "0xfg")},
            {"no scopes", good.replace("scopes", "x")},
            {"an unknown scope", good.replace("pkp_sign", "everything")}
        }) {
            payment(cases, "D7", wrong[0], wrong[1]).refused(code, "Parser", 400);
        }
        AuthSig sig = delegation("lit-paymentdelegation", good);
        cases.delegation("D1", "no SIWE message", "payment", World.signed(World.WALLET, "hello"), user())
                .refused(INVALID, "Parser", 400);
        cases.delegation("D2", "a contract's", "payment", AuthSig.of(sig.sig(), "EIP1271", sig.signedMessage(), sig.address()), user())
                .refused("NodeSIWEMessageError", "Validation", 400);
        cases.delegation("D3", "not hexadecimal", "payment", AuthSig.of("0xZZ", sig.derivedVia(), sig.signedMessage(), sig.address()), user())
                .refused(code, "Parser", 400);
        cases.delegation("D4", "not signed by its address", "payment", AuthSig.of(World.capability().sig(), sig.derivedVia(), sig.signedMessage(), sig.address()), user())
                .refused("NodeSIWEMessageError", "Validation", 400);
        cases.delegation("D4", "expired", "payment", sig, user()).at("2030-01-02T12:00:00.001Z")
                .refused("NodeSIWEMessageError", "Validation", 400);
        cases.delegation("D5", "another address", "payment", AuthSig.of(sig.sig(), sig.derivedVia(), sig.signedMessage(), "0x" + "0".repeat(40)), user())
                .refused("NodeSIWEMessageError", "Validation", 400);
        cases.delegation("D5", "the address in lower case without 0x", "payment", AuthSig.of(sig.sig(), sig.derivedVia(), sig.signedMessage(), user()), user())
                .acceptedWith(terms);
        AuthSig silent = World.siwe().with(siwe -> {
                    siwe.uri = "lit:capability:delegation";
                    siwe.resources = List.of(World.urn(World.recapJson("lit-paymentdelegation://*", "Auth/Auth")));
                })
                .signed();
        cases.delegation("D6", "a statement of another grant", "payment", silent, user()).refused(INVALID, "Parser", 400);
    }

    private static CaseList.Draft payment(CaseList cases, String rule, String field, String restriction) {
        return cases.delegation(rule, field, "payment", delegation("lit-paymentdelegation", restriction), user());
    }

    private static void rateLimits(CaseList cases) {
        String good = "{\"delegate_to\":[\"" + user() + "\"],\"uses\":\"3\",\"nft_id\":[\"7\"]}";
        limit(cases, "all members", good).acceptedWith(JsonObject.builder().put("uses", "3").put("nftIds", "7").build());
        limit(cases, "no delegate_to: for everyone", "{\"uses\":\"18446744073709551615\"}")
                .acceptedWith(JsonObject.builder().put("uses", "18446744073709551615").put("nftIds", "all").build());
        for (String[] wrong : new String[][] {
            {"another user", good.replace(user(), "0".repeat(40))},
            {"no uses", good.replace("uses", "x")},
            {"uses a number", good.replace("\"3\"", "3")},
            {"uses above 64 bits", good.replace("\"3\"", "\"18446744073709551616\"")},
            {"an nft_id that is hexadecimal", good.replace("\"7\"", "\"0x7\"")}
        }) {
            limit(cases, wrong[0], wrong[1]).refused("NodeSIWESigConversionError", "Parser", 400);
        }
    }

    private static CaseList.Draft limit(CaseList cases, String field, String restriction) {
        return cases.delegation("D7", "rate limit, " + field, "rate-limit", delegation("lit-ratelimitincrease", restriction), user())
                .datil();
    }
}
