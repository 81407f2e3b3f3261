package org.lit4j.verifier;

import static org.lit4j.verifier.World.SESSION;

import java.math.BigInteger;
import java.util.Locale;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;

/** R0 to R1e: the signature around the document. */
final class OuterCases {
    private static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final String CONVERSION = "NodeAuthSigAddressConversionError";
    private static final String SIGNATURE = "NodeAuthSigSignatureConversionError";
    private static final String NOT_SIGNED = "NodeInvalidAuthSigSessionKeySignature";

    private OuterCases() {}

    private static AuthSig with(AuthSig sig, String signature, String address) {
        return AuthSig.of(signature, sig.derivedVia(), sig.signedMessage(), address)
                .withAlgo("ed25519");
    }

    static void addTo(CaseList cases) {
        form(cases, World.doc().signed());
        address(cases, World.doc().signed());
        signature(cases, World.doc().signed());
        verification(cases, World.doc().signed());
    }

    private static void form(CaseList cases, AuthSig good) {
        String json = good.toJson();
        String open = json.substring(0, json.length() - 1);
        cases.session("R0", "the plain form", json).accepted(1);
        cases.session("R0", "the plain form", json).hardened().accepted(1);
        cases.session("R0", "algo null first, then ed25519", json.replace("\"algo\":", "\"algo\":null,\"algo\":"))
                .accepted(1);
        cases.session("H3", "algo null first, then ed25519", json.replace("\"algo\":", "\"algo\":null,\"algo\":"))
                .hardened()
                .refused("HardenedForm", "Validation", 400);
        String multiple = "NodeInvalidMultipleAuthSigs";
        cases.session("R0", "an unknown member", open + ",\"more\":1}").refused(multiple, "Validation", 400);
        cases.session("R0", "sig twice", open + ",\"sig\":\"00\"}").refused(multiple, "Validation", 400);
        cases.session("R0", "algo twice", open + ",\"algo\":\"ed25519\"}").refused(multiple, "Validation", 400);
        cases.session("R0", "no address", "{\"sig\":\"\",\"derivedVia\":\"\",\"signedMessage\":\"\"}")
                .refused(multiple, "Validation", 400);
        cases.session("R0", "sig a number", "{\"sig\":1,\"derivedVia\":\"\",\"signedMessage\":\"\",\"address\":\"\"}")
                .refused(multiple, "Validation", 400);
        cases.session("R0", "an object without members", "{}").refused(multiple, "Validation", 400);
        cases.session("R0", "a string", "\"abc\"").refused("NodeBadInput", "Unexpected", 422);
        cases.session("R0", "no JSON", "abc").refused("NodeBadInput", "Unexpected", 422);
        cases.session("R0", "text behind the end", json + "x").refused("NodeBadInput", "Unexpected", 422);
        cases.session("R0", "what the network signed", SeededNetwork.blsCapability())
                .refused("NodeInvalidAuthSig", "Validation", 401);
    }

    private static void address(CaseList cases, AuthSig good) {
        String key = SESSION.publicKey();
        cases.session("R1a", "not hexadecimal", with(good, good.sig(), "jkl")).refused(CONVERSION, "Conversion", 400);
        cases.session("R1a", "0X in front", with(good, good.sig(), "0X" + key)).refused(CONVERSION, "Conversion", 400);
        cases.session("R1a", "a blank behind", with(good, good.sig(), key + " "))
                .refused(CONVERSION, "Conversion", 400);
        cases.session("R1b", "31 bytes", with(good, good.sig(), key.substring(2)))
                .refused(CONVERSION, "Conversion", 400);
        cases.session("R1b", "33 bytes", with(good, good.sig(), key + "00")).refused(CONVERSION, "Conversion", 400);
        cases.session("R1b", "no byte", with(good, good.sig(), "")).refused(CONVERSION, "Conversion", 400);
        cases.session("R1a", "0x twice", with(good, good.sig(), "0x0x" + key)).refused(CONVERSION, "Conversion", 400);
        spelled(cases, "R1a", "0x in front and in the message's URI", "0x" + key);
        spelled(cases, "R1a", "upper case, in the message's URI too", key.toUpperCase(Locale.ROOT));
        String other = key.substring(0, 10).toUpperCase(Locale.ROOT) + key.substring(10);
        spelled(cases, "R1a", "mixed case, in the message's URI too", other);
        cases.session("C3c", "0x in front, not in the message's URI", with(good, good.sig(), "0x" + key))
                .refusedCapability("NodeSIWEMessageError", "Validation");
        cases.session(
                        "C3c",
                        "upper case, not in the message's URI",
                        with(good, good.sig(), key.toUpperCase(Locale.ROOT)))
                .refusedCapability("NodeSIWEMessageError", "Validation");
        cases.session("R1c", "y = 2, of no point", with(good, good.sig(), "02" + "0".repeat(62)))
                .refused("NodeAuthSigSessionKeyConversionError", "Validation", 400);
        cases.session("R1e", "y = 3, of a point, but of nobody's key", with(good, good.sig(), "03" + "0".repeat(62)))
                .refused(NOT_SIGNED, "Validation", 400);
    }

    /** Accepted by nodes, refused by the hardened rules for the spelling. */
    private static void spelled(CaseList cases, String rule, String field, String address) {
        AuthSig capability =
                World.siwe().with(siwe -> siwe.uri = "lit:session:" + address).signed();
        AuthSig sig = World.outer(SESSION, World.doc().capabilities(capability).text(), address);
        cases.session(rule, field, sig).accepted(1);
        cases.session("H3", field, sig).hardened().refused("HardenedForm", "Validation", 400);
    }

    private static void signature(CaseList cases, AuthSig good) {
        String key = good.address();
        String sig = good.sig();
        cases.session("R1d", "0x in front", with(good, "0x" + sig, key)).refused(SIGNATURE, "Validation", 400);
        cases.session("R1d", "126 digits", with(good, sig.substring(2), key)).refused(SIGNATURE, "Validation", 400);
        cases.session("R1d", "127 digits", with(good, sig.substring(1), key)).refused(SIGNATURE, "Validation", 400);
        cases.session("R1d", "129 digits", with(good, sig + "0", key)).refused(SIGNATURE, "Validation", 400);
        cases.session("R1d", "130 digits", with(good, sig + "00", key)).refused(SIGNATURE, "Validation", 400);
        String half = sig.substring(0, 64).toUpperCase(Locale.ROOT) + sig.substring(64);
        cases.session("R1d", "both cases", with(good, half, key)).refused(SIGNATURE, "Validation", 400);
        cases.session("R1d", "a digit that is none", with(good, "g" + sig.substring(1), key))
                .refused(SIGNATURE, "Validation", 400);
        cases.session("R1d", "upper case", with(good, sig.toUpperCase(Locale.ROOT), key))
                .accepted(1);
    }

    private static void verification(CaseList cases, AuthSig good) {
        String text = good.signedMessage();
        String key = good.address();
        cases.session(
                        "R1e",
                        "another text",
                        AuthSig.of(good.sig(), good.derivedVia(), text.replace("\"100\"", "\"101\""), key)
                                .withAlgo("ed25519"))
                .refused(NOT_SIGNED, "Validation", 400);
        cases.session(
                        "R1e",
                        "equal JSON with a blank",
                        AuthSig.of(good.sig(), good.derivedVia(), text.replace("\"100\"", " \"100\""), key)
                                .withAlgo("ed25519"))
                .refused(NOT_SIGNED, "Validation", 400);
        cases.session(
                        "R1e",
                        "another key",
                        with(good, good.sig(), World.sessionKey("other").publicKey()))
                .refused(NOT_SIGNED, "Validation", 400);
        cases.session("R1e", "s + L", with(good, plusL(good.sig()), key)).refused(NOT_SIGNED, "Validation", 400);
        cases.session("R1e", "a public key of small order", with(good, BASE_AND_ONE, "01" + "0".repeat(62)))
                .refused(NOT_SIGNED, "Validation", 400);
        cases.session("R1e", "an R of small order", with(good, smallR(text), key))
                .refused(NOT_SIGNED, "Validation", 400);
    }

    /** R is the base point, s is 1: with the neutral element as the key the equation holds for every text. */
    private static final String BASE_AND_ONE = "58" + "66".repeat(31) + "01" + "00".repeat(31);

    private static String plusL(String sig) {
        BigInteger s = new BigInteger(1, reversed(Hex.decode(sig.substring(64), "s"))).add(L);
        return sig.substring(0, 64) + littleEndian(s);
    }

    /** R is the neutral element and s = k·a, so that the equation holds. */
    private static String smallR(String text) {
        byte[] expanded = sha512(World.sha256("lit4j/tests/session/0"));
        byte[] half = java.util.Arrays.copyOf(expanded, 32);
        half[0] &= (byte) 248;
        half[31] = (byte) ((half[31] & 63) | 64);
        BigInteger a = new BigInteger(1, reversed(half));
        byte[] r = Hex.decode("01" + "00".repeat(31), "R");
        byte[] key = Hex.decode(SESSION.publicKey(), "A");
        byte[] message = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] all = new byte[64 + message.length];
        System.arraycopy(r, 0, all, 0, 32);
        System.arraycopy(key, 0, all, 32, 32);
        System.arraycopy(message, 0, all, 64, message.length);
        BigInteger k = new BigInteger(1, reversed(sha512(all))).mod(L);
        return Hex.encode(r) + littleEndian(k.multiply(a).mod(L));
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String littleEndian(BigInteger value) {
        byte[] out = new byte[32];
        byte[] big = value.toByteArray();
        for (int i = 0; i < big.length && i < 32; i++) {
            out[i] = big[big.length - 1 - i];
        }
        return Hex.encode(out);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i] = bytes[bytes.length - 1 - i];
        }
        return out;
    }
}
