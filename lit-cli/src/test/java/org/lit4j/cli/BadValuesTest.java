package org.lit4j.cli;

import static org.lit4j.core.error.ErrorCode.ABILITY_NOT_SUPPORTED;
import static org.lit4j.core.error.ErrorCode.ABILITY_UNKNOWN;
import static org.lit4j.core.error.ErrorCode.ADDRESS_INVALID;
import static org.lit4j.core.error.ErrorCode.AUTHSIG_INVALID;
import static org.lit4j.core.error.ErrorCode.CID_INVALID;
import static org.lit4j.core.error.ErrorCode.DIALECT_UNKNOWN;
import static org.lit4j.core.error.ErrorCode.HEX_INVALID;
import static org.lit4j.core.error.ErrorCode.JSON_INVALID;
import static org.lit4j.core.error.ErrorCode.NODES_MISSING;
import static org.lit4j.core.error.ErrorCode.NODE_URL_INVALID;
import static org.lit4j.core.error.ErrorCode.NONCE_MISSING;
import static org.lit4j.core.error.ErrorCode.PRIVATE_KEY_INVALID;
import static org.lit4j.core.error.ErrorCode.RECAP_INVALID;
import static org.lit4j.core.error.ErrorCode.REQUEST_EMPTY;
import static org.lit4j.core.error.ErrorCode.RESOURCE_INVALID;
import static org.lit4j.core.error.ErrorCode.SESSION_KEY_INVALID;
import static org.lit4j.core.error.ErrorCode.SESSION_SIGS_INVALID;
import static org.lit4j.core.error.ErrorCode.SETTING_INVALID;
import static org.lit4j.core.error.ErrorCode.SIGNATURE_INVALID;
import static org.lit4j.core.error.ErrorCode.TIME_INVALID;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.crypto.EthAddress;
import org.lit4j.crypto.EthSignature;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.Cid;
import org.lit4j.siwe.Recap;

/** Bad values, one by one: what is reported, and what the message names. */
class BadValuesTest {
    private static final String PUBLIC_KEY = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";
    private static final String SEED = "07".repeat(32);
    private static final String ORDER = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

    @TestFactory
    List<DynamicTest> keysAndSignatures() {
        return Row.tests(List.of(
                row("hex", HEX_INVALID, "odd number", () -> Hex.decode("abc", "The value")),
                row("hex", HEX_INVALID, "position 3", () -> Hex.decode("abxy", "The value")),
                row("private key", PRIVATE_KEY_INVALID, "62 characters", () -> key("11".repeat(31))),
                row("private key", PRIVATE_KEY_INVALID, "no hexadecimal digit", () -> key("zz" + "11".repeat(31))),
                row("private key", PRIVATE_KEY_INVALID, "is zero", () -> key("00".repeat(32))),
                row("private key", PRIVATE_KEY_INVALID, "below the order", () -> key("0x" + ORDER)),
                row("session key", JSON_INVALID, "line 1", () -> SessionKeyPair.parse("{publicKey:1}")),
                row("session key", SESSION_KEY_INVALID, "secretKey", () -> pair("{\"publicKey\":\"%s\"}", PUBLIC_KEY)),
                row("session key", SESSION_KEY_INVALID, "unknown member 'x'", () -> pair("{\"x\":\"%s\"}", "")),
                row("session key", SESSION_KEY_INVALID, "10 characters", () -> stored(PUBLIC_KEY, "0123456789")),
                row("session key", SESSION_KEY_INVALID, "second half", () -> stored(PUBLIC_KEY, SEED + SEED)),
                row("session key", SESSION_KEY_INVALID, "lower-case", () -> stored("EA".repeat(32), SEED)),
                row("session key", SESSION_KEY_INVALID, "position 1", () -> stored(PUBLIC_KEY, "zz" + "07".repeat(31))),
                row(
                        "address",
                        ADDRESS_INVALID,
                        "EIP-55",
                        () -> EthAddress.checksum(
                                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD0".substring(0, 41) + "E")),
                row("address", ADDRESS_INVALID, "0x123", () -> EthAddress.checksum("0x123")),
                row("principal", ADDRESS_INVALID, "bob", () -> Principal.ofAddress("bob")),
                row("signature", SIGNATURE_INVALID, "0x", () -> EthSignature.parse("ab".repeat(65))),
                row("signature", SIGNATURE_INVALID, "63 bytes", () -> EthSignature.parse("0x" + "ab".repeat(63))),
                row("signature", SIGNATURE_INVALID, "hexadecimal", () -> EthSignature.parse("0x" + "zz".repeat(65))),
                row(
                        "signature",
                        SIGNATURE_INVALID,
                        "recovery byte 171",
                        () -> EthSignature.parse("0x" + "ab".repeat(65))),
                row(
                        "signature",
                        SIGNATURE_INVALID,
                        "out of range",
                        () -> PersonalSign.recover("m", "0x" + "00".repeat(65)))));
    }

    @TestFactory
    List<DynamicTest> resourcesAndRequests() {
        return Row.tests(List.of(
                row("resource key", RESOURCE_INVALID, "'://'", () -> LitResource.parse("lit-pkp")),
                row("resource key", RESOURCE_INVALID, "'lit-unknown'", () -> LitResource.parse("lit-unknown://1")),
                row(
                        "dialect's resource",
                        RESOURCE_INVALID,
                        "lit-paymentdelegation",
                        () -> Dialects.V3.parseResource("lit-paymentdelegation://*")),
                row("dialect", DIALECT_UNKNOWN, "v9", () -> Dialects.named("v9")),
                row("ability", ABILITY_UNKNOWN, "'signing'", () -> LitAbility.parse("signing")),
                row(
                        "ability",
                        ABILITY_UNKNOWN,
                        "access-control-condition-decryption is meant",
                        () -> LitAbility.parse("AccessControlDescription")),
                row(
                        "pair",
                        ABILITY_NOT_SUPPORTED,
                        "lit-pkp://*",
                        () -> ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.LIT_ACTION_EXECUTION)),
                row(
                        "pair",
                        ABILITY_NOT_SUPPORTED,
                        "it supports []",
                        () -> ResourceAbilityRequest.of(LitResource.resolvedAuthContext("*"), LitAbility.PKP_SIGNING)),
                row("request text", RESOURCE_INVALID, "'#'", () -> ResourceAbilityRequest.parse("lit-pkp://*")),
                row("request text", ABILITY_UNKNOWN, "'x'", () -> ResourceAbilityRequest.parse("lit-pkp://a#b#x")),
                row(
                        "request",
                        REQUEST_EMPTY,
                        "request(",
                        () -> SessionSigsRequest.builder().build()),
                row("identity", SETTING_INVALID, "label", () -> new SessionKeyId("n", "t", "p", " ")),
                row("identity", SETTING_INVALID, "tenant", () -> new SessionKeyId("n", "x".repeat(201), "p", "l")),
                row("identity", SETTING_INVALID, "position 2", () -> new SessionKeyId("a\nb", "t", "p", "l"))));
    }

    @TestFactory
    List<DynamicTest> capabilities() {
        return Row.tests(List.of(
                row("recap", RECAP_INVALID, "urn:recap:", () -> Recap.decode("urn:capability:e30")),
                row("recap", RECAP_INVALID, "base64url", () -> Recap.decode("urn:recap:a+b/")),
                row("recap", RECAP_INVALID, "inside a byte", () -> Recap.decode("urn:recap:abcde")),
                row("recap", RECAP_INVALID, "not zero", () -> Recap.decode("urn:recap:eyJhdHQiOnt9LCJwcmYiOltdfR")),
                row("recap", RECAP_INVALID, "not JSON", () -> recap("hello")),
                row("recap", RECAP_INVALID, "no object 'att'", () -> recap("{\"prf\":[]}")),
                row("recap", RECAP_INVALID, "no list 'prf'", () -> recap("{\"att\":{}}")),
                row("recap", RECAP_INVALID, "for 'a:b'", () -> recap("{\"att\":{\"a:b\":1},\"prf\":[]}")),
                row(
                        "recap",
                        RECAP_INVALID,
                        "namespace/name",
                        () -> recap("{\"att\":{\"a:b\":{\"c\":[{}]}},\"prf\":[]}")),
                row(
                        "recap",
                        RECAP_INVALID,
                        "list of objects",
                        () -> recap("{\"att\":{\"a:b\":{\"c/d\":[1]}},\"prf\":[]}")),
                row("recap", RECAP_INVALID, "not sorted", () -> recap("{\"att\":{\"b:b\":{},\"a:a\":{}},\"prf\":[]}")),
                row("recap", RECAP_INVALID, "a proof that is no string", () -> recap("{\"att\":{},\"prf\":[1]}")),
                row("recap", CID_INVALID, "neither with Q nor z", () -> recap("{\"att\":{},\"prf\":[\"abc\"]}")),
                row("CID", CID_INVALID, "base32", () -> Cid.parse("b1")),
                row("CID", CID_INVALID, "base58btc", () -> Cid.parse("z0")),
                row("CID", CID_INVALID, "multihash of 34 bytes", () -> Cid.parse("Qm")),
                row("CID", CID_INVALID, "ends inside a number", () -> Cid.parse("z")),
                row("CID", CID_INVALID, "bytes of hash", () -> Cid.parse("bafkreidon73zkcrw")),
                row(
                        "grant",
                        RECAP_INVALID,
                        "namespace 'a b'",
                        () -> Recap.builder().grant("x:y", "a b", "c", org.lit4j.core.json.JsonObject.EMPTY)),
                row(
                        "grant",
                        ABILITY_NOT_SUPPORTED,
                        "lit-litaction://*",
                        () -> Recap.builder().grant(LitResource.litAction("*"), LitAbility.PKP_SIGNING))));
    }

    @TestFactory
    List<DynamicTest> textsAndNodes() {
        return Row.tests(List.of(
                row("time", TIME_INVALID, "'yesterday'", () -> Timestamp.parse("yesterday")),
                row("time", TIME_INVALID, "2024-02-30", () -> Timestamp.parse("2024-02-30T00:00:00Z")),
                row("time", TIME_INVALID, "no four digits", () -> Timestamp.of(java.time.Instant.MAX)),
                row("AuthSig", JSON_INVALID, "empty", () -> AuthSig.parse("")),
                row("AuthSig", JSON_INVALID, "member twice", () -> AuthSig.parse("{\"sig\":\"\",\"sig\":\"\"}")),
                row("AuthSig", JSON_INVALID, "no object", () -> AuthSig.parse("[]")),
                row("AuthSig", AUTHSIG_INVALID, "'derivedVia'", () -> AuthSig.parse("{\"sig\":\"\"}")),
                row("AuthSig", AUTHSIG_INVALID, "'extra'", () -> AuthSig.parse("{\"sig\":\"\",\"extra\":1}")),
                row("AuthSig", AUTHSIG_INVALID, "'sig' of", () -> AuthSig.parse("{\"sig\":1}")),
                row("session signatures", SESSION_SIGS_INVALID, "empty", () -> SessionSigs.parse("{}")),
                row(
                        "session signatures",
                        AUTHSIG_INVALID,
                        "JSON object",
                        () -> SessionSigs.parse("{\"https://a:1\":1}")),
                row("JSON", JSON_INVALID, "after its end", () -> JsonParser.parse("{} {}", "The text")),
                row("JSON", JSON_INVALID, "line 2, column", () -> JsonParser.parse("{\n\"a\":,}", "The text")),
                row("JSON", JSON_INVALID, "StreamConstraints", () -> JsonParser.parse("[".repeat(300), "The text")),
                row("node", NODE_URL_INVALID, "no URL", () -> NodeSource.of("https://a b:1")),
                row("node", NODE_URL_INVALID, "http or https", () -> NodeSource.of("ftp://a:1")),
                row("node", NODE_URL_INVALID, "port", () -> NodeSource.of("https://example.com")),
                row("node", NODE_URL_INVALID, "user name", () -> NodeSource.of("https://u:p@example.com:1")),
                row("node", NODE_URL_INVALID, "no slash at the end", () -> NodeSource.of("https://example.com:1/")),
                row("node", NODE_URL_INVALID, "twice", () -> NodeSource.of("https://a:1", "https://a:1")),
                row("node", NODE_URL_INVALID, "no host", () -> NodeSource.of("https:///x")),
                row("nodes", NODES_MISSING, "at least one", () -> NodeSource.of()),
                row("nonce", NONCE_MISSING, "3 characters", () -> NodeSource.of(List.of("https://a:1"), "abc"))));
    }

    private static Row row(
            String place,
            org.lit4j.core.error.ErrorCode code,
            String field,
            org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        return new Row(place, code, field, action);
    }

    private static void key(String text) {
        Secp256k1Key.parse(text).close();
    }

    private static void pair(String format, String value) {
        SessionKeyPair.parse(format.replace("%s", value)).close();
    }

    private static void stored(String publicKey, String secretKey) {
        SessionKeyPair.parse("{\"publicKey\":\"" + publicKey + "\",\"secretKey\":\"" + secretKey + "\"}")
                .close();
    }

    private static void recap(String payload) {
        byte[] utf8 = payload.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Recap.decode("urn:recap:" + Base64.getUrlEncoder().withoutPadding().encodeToString(utf8));
    }
}
