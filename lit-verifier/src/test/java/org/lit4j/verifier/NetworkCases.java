package org.lit4j.verifier;

import java.util.Locale;
import org.lit4j.core.auth.AuthSig;

/** C4a to C4e: what the network signed for a PKP. */
final class NetworkCases {
    private static final String MESSAGE = "NodeSIWEMessageError";

    private NetworkCases() {}

    static void addTo(CaseList cases) {
        network(cases);
        networkKeys(cases);
    }

    private static void network(CaseList cases) {
        AuthSig good = SeededNetwork.blsCapability();
        String time = "2025-01-01T00:00:30.000Z";
        bls(cases, "C4a", "expired", good).at("2025-01-02T00:00:00.001Z").refusedCapability(MESSAGE, "Validation");
        seeded(cases, "C4a", "expires now", good, SeededNetwork.ROOT_KEY)
                .at("2025-01-02T00:00:00.000Z")
                .accepted(1);
        seeded(cases, "C4b", "a message that can be read", good, SeededNetwork.ROOT_KEY)
                .accepted(1);
        seeded(cases, "C2", "the network's", good, SeededNetwork.ROOT_KEY).accepted(1);
        String read = "NodeSIWESigConversionError";
        bls(cases, "C4c", "a scheme that there is not", scheme(good, "Aggregated"))
                .at(time)
                .refusedCapability(read, "Parser");
        bls(cases, "C4c", "a scheme in lower case", scheme(good, "basic"))
                .at(time)
                .refusedCapability(read, "Parser");
        bls(cases, "C4c", "no member", sig(good, "{}")).at(time).refusedCapability(read, "Parser");
        bls(cases, "C4c", "hexadecimal digits alone", sig(good, SeededNetwork.COMBINED))
                .at(time)
                .refusedCapability(read, "Parser");
        bls(cases, "C4c", "94 bytes", sig(good, good.sig().replace("8e8f527b", "527b")))
                .at(time)
                .refusedCapability(read, "Parser");
        bls(cases, "C4c", "not hexadecimal", sig(good, good.sig().replace("8e8f", "8e8g")))
                .at(time)
                .refusedCapability(read, "Parser");
        bls(cases, "C4c", "a second member", sig(good, good.sig().replace("}", ",\"x\":1}")))
                .at(time)
                .refusedCapability(read, "Parser");
    }

    private static void networkKeys(CaseList cases) {
        AuthSig good = SeededNetwork.blsCapability();
        seeded(cases, "C4d", "the network's", good, SeededNetwork.ROOT_KEY).accepted(1);
        seeded(cases, "C4d", "the network's", good, SeededNetwork.ROOT_KEY)
                .hardened()
                .accepted(1);
        seeded(
                        cases,
                        "C4c",
                        "the network's in upper case",
                        sig(
                                good,
                                good.sig().toUpperCase(Locale.ROOT).replace("PROOFOFPOSSESSION", "ProofOfPossession")),
                        SeededNetwork.ROOT_KEY)
                .accepted(1);
        seeded(cases, "C4d", "under another network's key", good, OTHER_KEY).refusedCapability(MESSAGE, "Validation");
        seeded(
                        cases,
                        "C4c",
                        "a flipped bit, so no point",
                        sig(good, good.sig().replace("8e8f", "8e8e")),
                        SeededNetwork.ROOT_KEY)
                .refusedCapability("NodeSIWESigConversionError", "Parser");
        seeded(
                        cases,
                        "C4d",
                        "the other sign of y",
                        sig(good, good.sig().replace("8e8f", "ae8f")),
                        SeededNetwork.ROOT_KEY)
                .refusedCapability(MESSAGE, "Validation");
        seeded(
                        cases,
                        "C4d",
                        "infinity",
                        sig(good, "{\"ProofOfPossession\":\"c0" + "0".repeat(190) + "\"}"),
                        SeededNetwork.ROOT_KEY)
                .refusedCapability(MESSAGE, "Validation");
        AuthSig moved = AuthSig.of(
                        good.sig(),
                        good.derivedVia(),
                        good.signedMessage().replace("00:00.000Z", "00:01.000Z"),
                        good.address())
                .withAlgo("LIT_BLS");
        seeded(cases, "C4d", "a message with another time", moved, SeededNetwork.ROOT_KEY)
                .refusedCapability(MESSAGE, "Validation");
        seeded(cases, "C4e", "the session key", good, SeededNetwork.ROOT_KEY).accepted(1);
        bls(cases, "C4e", "another session key", good)
                .put("networkKey", SeededNetwork.ROOT_KEY)
                .at("2025-01-01T00:00:30.000Z")
                .refusedCapability(MESSAGE, "Validation");
    }

    static final String OTHER_KEY =
            "8acb0d87dcd4fc8ecb971690b5aa28ed74b205ae449dbb558729c7cff87eec278a6959eb3ee3c03366e0eabac42db3e4";

    /** A document of the seeded network, signed by its session key. */
    private static CaseList.Draft seeded(CaseList cases, String rule, String field, AuthSig capability, String key) {
        AuthSig sig =
                World.outer(World.sessionKey("lit-devnet/session/0"), SeededNetwork.document(capability.toJson()));
        return cases.session(rule, field, sig).put("networkKey", key).at("2025-01-01T00:00:30.000Z");
    }

    private static CaseList.Draft bls(CaseList cases, String rule, String field, AuthSig capability) {
        String text = SeededNetwork.document(capability.toJson())
                .replace(SeededNetwork.SESSION_KEY, World.SESSION.publicKey())
                .replace("lit:session:" + World.SESSION.publicKey(), "lit:session:" + SeededNetwork.SESSION_KEY);
        return cases.session(rule, field, World.outer(World.SESSION, text));
    }

    private static AuthSig scheme(AuthSig good, String name) {
        return sig(good, good.sig().replace("ProofOfPossession", name));
    }

    private static AuthSig sig(AuthSig good, String sig) {
        return AuthSig.of(sig, good.derivedVia(), good.signedMessage(), good.address())
                .withAlgo("LIT_BLS");
    }
}
