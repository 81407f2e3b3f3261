package org.lit4j.verifier;

import java.util.List;
import java.util.Locale;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.json.JsonObject;

/** The D rules: who pays. */
final class DelegationCases {
    private static final String INVALID = "NodeSIWECapabilityInvalid";

    private DelegationCases() {}

    static void addTo(CaseList cases) {
        payments(cases);
        rateLimits(cases);
        network(cases);
    }

    private static AuthSig delegation(String scheme, String restriction) {
        String key = scheme + "://*";
        return World.siwe()
                .grants(key, "Auth/Auth")
                .with(siwe -> {
                    siwe.uri = "lit:capability:delegation";
                    siwe.resources =
                            List.of(World.urn(World.recapJson(key, "Auth/Auth").replace("{}", restriction)));
                })
                .signed();
    }

    private static String user() {
        return World.WALLET.address().substring(2).toLowerCase(Locale.ROOT);
    }

    private static void payments(CaseList cases) {
        String good = "{\"delegate_to\":[\"" + user() + "\"],\"max_price\":\"0xff\",\"scopes\":[\"pkp_sign\"]}";
        JsonObject terms = JsonObject.builder()
                .put("maxPrice", "255")
                .put("scopes", "pkp_sign")
                .build();
        payment(cases, "D7", "all members", good).acceptedWith(terms);
        payment(cases, "D7", "the user in upper case", good.replace(user(), user().toUpperCase(Locale.ROOT)))
                .acceptedWith(terms);
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
        for (String rule : List.of("D1", "D2", "D3", "D4", "D6")) {
            cases.delegation(rule, "a wallet's", "payment", sig, user()).acceptedWith(terms);
        }
        cases.delegation("D4", "expires now", "payment", sig, user())
                .at("2030-01-02T12:00:00.000Z")
                .acceptedWith(terms);
        cases.delegation("D1", "no SIWE message", "payment", World.signed(World.WALLET, "hello"), user())
                .refused(INVALID, "Parser", 400);
        cases.delegation(
                        "D2",
                        "a contract's",
                        "payment",
                        AuthSig.of(sig.sig(), "EIP1271", sig.signedMessage(), sig.address()),
                        user())
                .refused("NodeSIWEMessageError", "Validation", 400);
        cases.delegation(
                        "D3",
                        "not hexadecimal",
                        "payment",
                        AuthSig.of("0xZZ", sig.derivedVia(), sig.signedMessage(), sig.address()),
                        user())
                .refused(code, "Parser", 400);
        cases.delegation(
                        "D4",
                        "not signed by its address",
                        "payment",
                        AuthSig.of(World.capability().sig(), sig.derivedVia(), sig.signedMessage(), sig.address()),
                        user())
                .refused("NodeSIWEMessageError", "Validation", 400);
        cases.delegation("D4", "expired", "payment", sig, user())
                .at("2030-01-02T12:00:00.001Z")
                .refused("NodeSIWEMessageError", "Validation", 400);
        cases.delegation(
                        "D5",
                        "another address",
                        "payment",
                        AuthSig.of(sig.sig(), sig.derivedVia(), sig.signedMessage(), "0x" + "0".repeat(40)),
                        user())
                .refused("NodeSIWEMessageError", "Validation", 400);
        cases.delegation(
                        "D5",
                        "the address in lower case without 0x",
                        "payment",
                        AuthSig.of(sig.sig(), sig.derivedVia(), sig.signedMessage(), user()),
                        user())
                .acceptedWith(terms);
        AuthSig silent = World.siwe()
                .with(siwe -> {
                    siwe.uri = "lit:capability:delegation";
                    siwe.resources = List.of(World.urn(World.recapJson("lit-paymentdelegation://*", "Auth/Auth")));
                })
                .signed();
        cases.delegation("D6", "a statement of another grant", "payment", silent, user())
                .refused(INVALID, "Parser", 400);
    }

    /** A capability of a PKP delegates to nobody; its signature is judged all the same. */
    private static void network(CaseList cases) {
        AuthSig good = SeededNetwork.blsCapability();
        network(cases, "D2", "the network's", good, SeededNetwork.ROOT_KEY).accepted();
        network(cases, "D3", "the network's", good, SeededNetwork.ROOT_KEY).accepted();
        network(cases, "D4", "the network's", good, SeededNetwork.ROOT_KEY).accepted();
        network(cases, "D4", "the network's, expires now", good, SeededNetwork.ROOT_KEY)
                .at("2025-01-02T00:00:00.000Z")
                .accepted();
        network(cases, "D4", "the network's, expired", good, SeededNetwork.ROOT_KEY)
                .at("2025-01-02T00:00:00.001Z")
                .refused("NodeSIWEMessageError", "Validation", 400);
        network(cases, "D4", "another network's", good, NetworkCases.OTHER_KEY)
                .refused("NodeSIWEMessageError", "Validation", 400);
        AuthSig digits = AuthSig.of(SeededNetwork.COMBINED, good.derivedVia(), good.signedMessage(), good.address())
                .withAlgo("LIT_BLS");
        network(cases, "D3", "hexadecimal digits alone", digits, SeededNetwork.ROOT_KEY)
                .refused("NodeSIWESigConversionError", "Parser", 400);
        AuthSig address = AuthSig.of(good.sig(), good.derivedVia(), good.signedMessage(), World.WALLET.address())
                .withAlgo("LIT_BLS");
        network(cases, "D5", "not asked of the network's", address, SeededNetwork.ROOT_KEY)
                .accepted();
    }

    private static CaseList.Draft network(CaseList cases, String rule, String field, AuthSig sig, String key) {
        return cases.delegation(rule, field, "payment", sig, user())
                .put("networkKey", key)
                .at("2025-01-01T00:00:30.000Z");
    }

    private static CaseList.Draft payment(CaseList cases, String rule, String field, String restriction) {
        return cases.delegation(rule, field, "payment", delegation("lit-paymentdelegation", restriction), user());
    }

    private static void rateLimits(CaseList cases) {
        String good = "{\"delegate_to\":[\"" + user() + "\"],\"uses\":\"3\",\"nft_id\":[\"7\"]}";
        limit(cases, "all members", good)
                .acceptedWith(
                        JsonObject.builder().put("uses", "3").put("nftIds", "7").build());
        limit(cases, "no delegate_to: for everyone", "{\"uses\":\"18446744073709551615\"}")
                .acceptedWith(JsonObject.builder()
                        .put("uses", "18446744073709551615")
                        .put("nftIds", "all")
                        .build());
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
        return cases.delegation(
                        "D7",
                        "rate limit, " + field,
                        "rate-limit",
                        delegation("lit-ratelimitincrease", restriction),
                        user())
                .datil();
    }
}
