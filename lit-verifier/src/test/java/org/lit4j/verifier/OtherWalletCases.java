package org.lit4j.verifier;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.crypto.Secp256k1Key;

/** W1 to W3 on the chains of Solana and Cosmos. */
final class OtherWalletCases {
    /** Of the private key 1; the digits are those of BIP-173's example. */
    static final List<String> COSMOS = List.of(
            "cosmos1w508d6qejxtdg4y5r3zarvary0c5xw7k6ah60c",
            "kyve1w508d6qejxtdg4y5r3zarvary0c5xw7kdn6vyu",
            "cheqd1w508d6qejxtdg4y5r3zarvary0c5xw7k5lm6yf",
            "juno1w508d6qejxtdg4y5r3zarvary0c5xw7kv05pgy");

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String N = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    private static final String NOT_VALID = "NodeInvalidAuthSig";

    private OtherWalletCases() {}

    static void addTo(CaseList cases) {
        solana(cases, solana());
        cosmos(cases, cosmos(0));
        cosmosMessages(cases, cosmos(0));
    }

    static AuthSig solana() {
        SessionKeyHandle key = World.sessionKey("lit4j/tests/solana/0");
        String text = "I am creating an account to use Lit Protocol";
        String sig = Hex.encode(key.sign(new byte[0], List.of(text.getBytes(StandardCharsets.UTF_8)))
                .get(0));
        return AuthSig.of(sig, "solana.signMessage", text, base58(key.publicKey()));
    }

    /** Signed for the chain at this position of {@link #COSMOS}. */
    static AuthSig cosmos(int chain) {
        byte[] hash = World.sha256("lit4j/tests/cosmos");
        return AuthSig.of(
                Base64.getEncoder().encodeToString(raw(hash)),
                "cosmos.signArbitrary",
                Hex.encode(hash),
                COSMOS.get(chain));
    }

    private static byte[] raw(byte[] hash) {
        byte[] one = new byte[32];
        one[31] = 1;
        try (Secp256k1Key key = Secp256k1Key.of(SecretBytes.takeOver(one))) {
            return Hex.decode(key.sign(hash).toHex().substring(2, 130), "The signature");
        }
    }

    private static String base58(String hex) {
        StringBuilder digits = new StringBuilder();
        for (BigInteger rest = new BigInteger(hex, 16); rest.signum() > 0; rest = rest.divide(BigInteger.valueOf(58))) {
            digits.append(BASE58.charAt(rest.mod(BigInteger.valueOf(58)).intValue()));
        }
        return digits.reverse().toString();
    }

    private static AuthSig with(AuthSig good, String sig, String text, String address) {
        return AuthSig.of(sig, good.derivedVia(), text, address);
    }

    private static void solana(CaseList cases, AuthSig good) {
        String sig = good.sig();
        String text = good.signedMessage();
        String address = good.address();
        for (String chain : List.of("solana", "solanaDevnet", "solanaTestnet")) {
            on(cases, chain, "W3", "signed", good).acceptedFor(address);
        }
        on(cases, "solana", "W1", "upper case", with(good, sig.toUpperCase(Locale.ROOT), text, address))
                .acceptedFor(address);
        on(cases, "solana", "W1", "0x in front", with(good, "0x" + sig, text, address))
                .refused("NodeInvalidED25519AuthSig", "Validation", 400);
        on(cases, "solana", "W1", "126 digits", with(good, sig.substring(2), text, address))
                .refused("NodeInvalidED25519AuthSig", "Validation", 400);
        on(cases, "solana", "W2", "no base58", with(good, sig, text, "0" + address))
                .refused("NodeAuthSigAddressConversionError", "Conversion", 400);
        String key = "NodeAuthSigSessionKeyConversionError";
        on(cases, "solana", "W2", "33 bytes", with(good, sig, text, "1" + address))
                .refused(key, "Conversion", 400);
        on(cases, "solana", "W2", "31 bytes", with(good, sig, text, "1".repeat(31)))
                .refused(key, "Conversion", 400);
        on(cases, "solana", "W2", "100 digits", with(good, sig, text, "z".repeat(100)))
                .refused(key, "Conversion", 400);
        on(cases, "solana", "W2", "of no point", with(good, sig, text, base58("02" + "0".repeat(62))))
                .refused(key, "Conversion", 400);
        on(cases, "solana", "W3", "a key of small order", with(good, sig, text, "1".repeat(32)))
                .refused(NOT_VALID, "Validation", 401);
        on(cases, "solana", "W3", "another text", with(good, sig, text + " ", address))
                .refused(NOT_VALID, "Validation", 401);
    }

    private static void cosmos(CaseList cases, AuthSig good) {
        String text = good.signedMessage();
        byte[] raw = raw(Hex.decode(text, "The hash"));
        List<String> chains = List.of("cosmos", "kyve", "cheqd", "juno");
        for (int i = 0; i < chains.size(); i++) {
            on(cases, chains.get(i), "W3", "signed", cosmos(i)).acceptedFor(COSMOS.get(i));
        }
        for (String chain : List.of("cheqdMainnet", "cheqdTestnet")) {
            on(cases, chain, "W3", "signed", cosmos(2)).acceptedFor(COSMOS.get(2));
        }
        on(cases, "kyve", "W3", "the address of another chain", good).refused(NOT_VALID, "Validation", 401);
        byte[] high = raw.clone();
        BigInteger s = new BigInteger(N, 16).subtract(new BigInteger(1, Arrays.copyOfRange(raw, 32, 64)));
        System.arraycopy(
                Hex.decode(
                        ("0".repeat(64) + s.toString(16))
                                .substring(s.toString(16).length()),
                        "s"),
                0,
                high,
                32,
                32);
        on(cases, "cosmos", "W3", "a high s", sig(good, high)).acceptedFor(COSMOS.get(0));
        byte[] out = raw.clone();
        System.arraycopy(Hex.decode(N, "n"), 0, out, 32, 32);
        String code = "NodeAuthSigSignatureConversionError";
        on(cases, "cosmos", "W1", "s = n", sig(good, out)).refused(code, "Validation", 400);
        on(cases, "cosmos", "W1", "63 bytes", sig(good, Arrays.copyOf(raw, 63))).refused(code, "Validation", 400);
        on(cases, "cosmos", "W1", "65 bytes", sig(good, Arrays.copyOf(raw, 65))).refused(code, "Validation", 400);
        on(cases, "cosmos", "W1", "hexadecimal", with(good, "0x" + Hex.encode(raw), text, good.address()))
                .refusedUncoded("Parser");
        String bare = good.sig().replace("=", "");
        on(cases, "cosmos", "W1", "base64 without padding", with(good, bare, text, good.address()))
                .refusedUncoded("Parser");
    }

    private static AuthSig sig(AuthSig good, byte[] raw) {
        return with(good, Base64.getEncoder().encodeToString(raw), good.signedMessage(), good.address());
    }

    private static void cosmosMessages(CaseList cases, AuthSig good) {
        String text = good.signedMessage();
        on(cases, "cosmos", "W3", "0x before the hash", with(good, good.sig(), "0x" + text, good.address()))
                .acceptedFor(good.address());
        on(cases, "cosmos", "W3", "a hash that is not hexadecimal", with(good, good.sig(), "hello", good.address()))
                .refused("NodeAuthSigSignedMessageConversionError", "Validation", 400);
        on(cases, "cosmos", "W3", "a hash of 31 bytes", with(good, good.sig(), text.substring(2), good.address()))
                .refused("NodeParserError", "Parser", 400);
        on(cases, "cosmos", "W3", "another hash", with(good, good.sig(), "00" + text.substring(2), good.address()))
                .refused(NOT_VALID, "Validation", 401);
        on(cases, "ethereum", "W1", "a signature of Cosmos", good)
                .refused("NodeAuthSigSignatureConversionError", "Parser", 400);
    }

    private static CaseList.Draft on(CaseList cases, String chain, String rule, String field, AuthSig sig) {
        return cases.wallet(rule, field + ", on " + chain, sig).put("chain", chain);
    }
}
