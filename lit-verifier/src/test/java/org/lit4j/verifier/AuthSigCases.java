package org.lit4j.verifier;

import java.util.List;
import org.lit4j.core.auth.AuthSig;

/** What a request may have for its authSig beside a session signature: other types, and objects by chain. */
final class AuthSigCases {
    private static final String INVALID = "NodeInvalidAuthSig";
    private static final String MULTIPLE = "NodeInvalidMultipleAuthSigs";
    private static final String USER = World.WALLET.address();

    private AuthSigCases() {}

    static void addTo(CaseList cases) {
        single(cases, World.doc().signed(), login());
        several(cases, World.doc().signed().toJson(), login().toJson());
        order(cases, login().toJson());
    }

    private static AuthSig login() {
        return World.siwe()
                .with(siwe -> {
                    siwe.uri = "https://localhost/login";
                    siwe.statement = null;
                    siwe.resources = List.of();
                })
                .signed();
    }

    private static AuthSig expired() {
        return World.doc().with(TimeCases::expired).signed();
    }

    private static String stranger() {
        AuthSig good = login();
        return AuthSig.of(good.sig(), good.derivedVia(), good.signedMessage(), "0x" + "0".repeat(39) + "1")
                .toJson();
    }

    private static void single(CaseList cases, AuthSig session, AuthSig login) {
        cases.authSig("R0", "a session signature alone", session.toJson()).acceptedFor(USER);
        cases.authSig("R0", "a wallet's alone", login.toJson()).acceptedFor(USER);
        cases.authSig("R0", "a wallet's alone on a chain that nobody knows", login.toJson())
                .put("chain", "newChain")
                .acceptedFor(USER);
        AuthSig solana = OtherWalletCases.solana();
        cases.authSig("R0", "a wallet's alone on solana", solana.toJson())
                .put("chain", "solana")
                .acceptedFor(solana.address());
        cases.authSig("W1", "solana's on Ethereum", solana.toJson())
                .refusedInside(INVALID, "NodeAuthSigSignatureConversionError", 400);
        cases.authSig("W3", "another address, alone", stranger()).refused(INVALID, "Validation", 401);
        cases.authSig("W5", "a capability alone", World.capability().toJson()).refused(INVALID, "Validation", 401);
        cases.authSig("R4e", "expired, alone", expired().toJson())
                .refusedInside(INVALID, "NodeExpWrongOrTooLarge", 403);
        cases.authSig("R0", "the network's alone", SeededNetwork.blsCapability().toJson())
                .refused(INVALID, "Validation", 401);
        cases.authSig("R0", "no JSON, for any type", "abc").refused("NodeBadInput", "Unexpected", 422);
        AuthSig algo = AuthSig.parse(session.toJson().replace(",\"algo\":\"ed25519\"", ""));
        cases.authSig("W1", "a session signature without algo is a wallet's", algo.toJson())
                .refusedInside(INVALID, "NodeAuthSigSignatureConversionError", 400);
        cases.authSig(
                        "H3",
                        "algo null first, then ed25519, for any type",
                        session.toJson().replace("\"algo\":", "\"algo\":null,\"algo\":"))
                .hardened()
                .refusedInside(INVALID, "HardenedForm", 400);
    }

    private static void several(CaseList cases, String session, String login) {
        cases.authSig("R0", "no member", "{}").refusedWithin("Validation", MULTIPLE, 400);
        cases.authSig("R0", "ethereum null", "{\"ethereum\":null}").refusedWithin("Validation", MULTIPLE, 400);
        cases.authSig("R0", "a chain that nobody knows", "{\"bitcoin\":" + login + "}")
                .refusedWithin("Validation", MULTIPLE, 400);
        cases.authSig("R0", "one AuthSig with another member", login.replace("{\"sig\"", "{\"x\":1,\"sig\""))
                .refusedWithin("Validation", MULTIPLE, 400);
        cases.authSig("R0", "ethereum twice", "{\"ethereum\":" + login + ",\"ethereum\":" + login + "}")
                .refused("NodeBadInput", "Unexpected", 422);
        cases.authSig("R0", "ethereum that is no AuthSig", "{\"ethereum\":{}}")
                .refused("NodeBadInput", "Unexpected", 422);
        cases.authSig("R0", "ethereum, a session signature", "{\"ethereum\":" + session + "}")
                .acceptedFor(USER);
        cases.authSig("R0", "cosmos, a session signature", "{\"cosmos\":" + session + "}")
                .acceptedFor(USER);
        cases.authSig("R0", "ethereum, and what nobody reads", "{\"x\":[1],\"ethereum\":" + login + "}")
                .acceptedFor(USER);
        cases.authSig("W3", "ethereum, another address", "{\"ethereum\":" + stranger() + "}")
                .refusedUncoded("Validation");
        cases.authSig("R4e", "ethereum, expired", "{\"ethereum\":" + expired().toJson() + "}")
                .refusedWithin("Validation", "NodeExpWrongOrTooLarge", 403);
        cases.authSig(
                        "R0",
                        "ethereum, the network's",
                        "{\"ethereum\":" + SeededNetwork.blsCapability().toJson() + "}")
                .refusedWithin("Validation", INVALID, 401);
    }

    private static void order(CaseList cases, String login) {
        AuthSig solana = OtherWalletCases.solana();
        String ethereum = "\"ethereum\":" + login;
        String second = "\"solana\":" + solana.toJson();
        cases.authSig("R0", "ethereum, solana", "{" + ethereum + "," + second + "}")
                .acceptedFor(solana.address());
        cases.authSig("R0", "solana, ethereum: the nodes' order counts", "{" + second + "," + ethereum + "}")
                .acceptedFor(solana.address());
        StringBuilder all = new StringBuilder("{" + ethereum + "," + second);
        List<String> chains = List.of("cosmos", "kyve", "cheqd", "juno");
        for (int i = 0; i < chains.size(); i++) {
            all.append(",\"")
                    .append(chains.get(i))
                    .append("\":")
                    .append(OtherWalletCases.cosmos(i).toJson());
        }
        cases.authSig("R0", "all six", all + "}").acceptedFor(OtherWalletCases.COSMOS.get(3));
        String wrong = "\"juno\":" + OtherWalletCases.cosmos(0).toJson();
        cases.authSig("W3", "a good one, then a bad one", "{" + ethereum + "," + wrong + "}")
                .refusedWithin("Validation", INVALID, 401);
        cases.authSig("W3", "a bad one, then a good one", "{\"ethereum\":" + stranger() + "," + second + "}")
                .refusedUncoded("Validation");
        cases.authSig("W1", "two bad ones: the first counts", "{\"ethereum\":" + solana.toJson() + "," + wrong + "}")
                .refusedWithin("Validation", "NodeAuthSigSignatureConversionError", 400);
    }
}
