package org.lit4j.verifier;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.session.SessionKeyHandle;

/** R1b to R1e at the boundaries of what a session key is. */
final class KeyCases {
    private static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final String NOT_SIGNED = "NodeInvalidAuthSigSessionKeySignature";

    /** R is the base point and s is 1, so the equation holds wherever k·A is the neutral element. */
    private static final String BASE_AND_ONE = "58" + "66".repeat(31) + "01" + "00".repeat(31);

    /** The points whose order divides 8, once each, and two of them with a y that is not below p. */
    private static final List<String> SMALL = List.of(
            "01" + "00".repeat(31),
            "ec" + "ff".repeat(30) + "7f",
            "00".repeat(32),
            "00".repeat(31) + "80",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "ee" + "ff".repeat(30) + "7f",
            "ed" + "ff".repeat(30) + "7f");

    private KeyCases() {}

    static void addTo(CaseList cases) {
        AuthSig good = World.doc().signed();
        cases.session("R1b", "32 bytes", good).accepted(1);
        cases.session("R1c", "a point", good).accepted(1);
        cases.session("R1d", "128 digits in lower case", good).accepted(1);
        cases.session("R1e", "the key's own signature", good).accepted(1);
        cases.session("H3", "the plain form", good).hardened().accepted(1);
        oddDigits(cases);
        points(cases, good);
        smallOrder(cases);
    }

    private static void oddDigits(CaseList cases) {
        SessionKeyHandle key = keyThatBeginsWithZero();
        AuthSig sig = spelled(key, key.publicKey().substring(1));
        cases.session("R1b", "63 digits, for the first is zero", sig).accepted(1);
        cases.session("H3", "63 digits, for the first is zero", sig)
                .hardened()
                .refused("HardenedForm", "Validation", 400);
        String conversion = "NodeAuthSigAddressConversionError";
        cases.session("R1b", "62 digits", spelled(key, key.publicKey().substring(2)))
                .refused(conversion, "Conversion", 400);
        cases.session("R1b", "65 digits", spelled(key, "1" + key.publicKey())).refused(conversion, "Conversion", 400);
        cases.session("R1b", "0x alone", spelled(key, "0x")).refused(conversion, "Conversion", 400);
    }

    private static SessionKeyHandle keyThatBeginsWithZero() {
        for (int i = 0; ; i++) {
            SessionKeyHandle key = World.sessionKey("lit4j/tests/session/zero/" + i);
            if (key.publicKey().startsWith("0")) {
                return key;
            }
        }
    }

    private static AuthSig spelled(SessionKeyHandle key, String address) {
        AuthSig capability =
                World.siwe().with(siwe -> siwe.uri = "lit:session:" + address).signed();
        World.Doc doc =
                World.doc().with(one -> one.sessionKey = key.publicKey()).capabilities(capability);
        return World.outer(key, doc.text(), address);
    }

    private static void points(CaseList cases, AuthSig good) {
        String rest = "ff".repeat(30) + "7f";
        cases.session("R1c", "y = p + 2, of no point", at(good, "ef" + rest))
                .refused("NodeAuthSigSessionKeyConversionError", "Validation", 400);
        cases.session("R1e", "y = p + 3, of a point, but of nobody's key", at(good, "f0" + rest))
                .refused(NOT_SIGNED, "Validation", 400);
    }

    private static AuthSig at(AuthSig good, String address) {
        return AuthSig.of(good.sig(), good.derivedVia(), good.signedMessage(), address)
                .withAlgo("ed25519");
    }

    /** Each is signed in a way that a verifier without the strict checks lets pass. */
    private static void smallOrder(CaseList cases) {
        for (String key : SMALL) {
            String text = textWithMultipleOfEight(key);
            AuthSig sig =
                    AuthSig.of(BASE_AND_ONE, "litSessionSignViaNacl", text, key).withAlgo("ed25519");
            cases.session("R1e", "a key of small order, " + key.substring(0, 2) + "…" + key.substring(62), sig)
                    .refused(NOT_SIGNED, "Validation", 400);
        }
    }

    private static String textWithMultipleOfEight(String key) {
        for (int price = 1; ; price++) {
            String digits = String.valueOf(price);
            String text = World.doc()
                    .with(doc -> doc.price = ",\"maxPrice\":\"" + digits + "\"")
                    .text();
            String hash = BASE_AND_ONE.substring(0, 64) + key + Hex.encode(text.getBytes(StandardCharsets.UTF_8));
            if (scalar(Hex.decode(hash, "R, A and M"))
                            .mod(BigInteger.valueOf(8))
                            .signum()
                    == 0) {
                return text;
            }
        }
    }

    private static BigInteger scalar(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(bytes);
            byte[] big = new byte[hash.length];
            for (int i = 0; i < hash.length; i++) {
                big[i] = hash[hash.length - 1 - i];
            }
            return new BigInteger(1, big).mod(L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
