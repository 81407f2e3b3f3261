package org.lit4j.verifier;

import static org.lit4j.verifier.World.WALLET;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.crypto.PersonalSign;

/** C1 to C3c, H4 to H7: a capability's message and its signature. */
final class SiweCases {
    private static final BigInteger N =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    private static final String MESSAGE = "NodeSIWEMessageError";
    private static final String CAPABILITY = "NodeSIWECapabilityInvalid";

    private SiweCases() {}

    static void addTo(CaseList cases) {
        grammar(cases);
        rewritten(cases);
        types(cases);
        signatures(cases);
        times(cases);
    }

    private static AuthSig siwe(Consumer<World.Siwe> change) {
        return World.siwe().with(change).signed();
    }

    private static void unreadable(CaseList cases, String field, AuthSig sig) {
        cases.capability("C1", field, sig).refusedCapability(CAPABILITY, "Parser");
    }

    private static void grammar(CaseList cases) {
        unreadable(cases, "no SIWE message", World.signed(WALLET, "hello"));
        unreadable(
                cases,
                "an address in lower case",
                siwe(one -> one.address = WALLET.address().toLowerCase(Locale.ROOT)));
        unreadable(cases, "CR LF", World.signed(WALLET, World.siwe().text().replace("\n", "\r\n")));
        unreadable(cases, "a nonce of 7 characters", siwe(one -> one.nonce = "1234567"));
        cases.capability("C1", "a nonce of 8 characters", siwe(one -> one.nonce = "12345678"))
                .accepted(1);
        cases.capability("C1", "a nonce with blanks", siwe(one -> one.nonce = "12 45 78 !"))
                .accepted(1);
        unreadable(cases, "version 2", World.signed(WALLET, World.siwe().text().replace("Version: 1", "Version: 2")));
        unreadable(cases, "a chain id of letters", siwe(one -> one.chainId = "one"));
        cases.capability("C1", "chain id 2^64-1", siwe(one -> one.chainId = "18446744073709551615"))
                .accepted(1);
        unreadable(cases, "chain id 2^64", siwe(one -> one.chainId = "18446744073709551616"));
        unreadable(
                cases,
                "fields out of order",
                World.signed(
                        WALLET, World.siwe().text().replace("Version: 1\nChain ID: 1", "Chain ID: 1\nVersion: 1")));
        unreadable(cases, "a line behind the resources", siwe(one -> one.end = "\n"));
        unreadable(cases, "a line that nobody expects", siwe(one -> {
            one.resources = List.of();
            one.end = "\nHello: 1";
        }));
        unreadable(cases, "a resource that is no URI", siwe(one -> one.resources = List.of("no uri")));
        unreadable(cases, "a URI with a letter beyond ASCII", siwe(one -> one.uri = "lit:sessi\u00f6n:1"));
        unreadable(cases, "a domain with two ports", siwe(one -> one.domain = "localhost:1:2"));
        unreadable(cases, "no domain", siwe(one -> one.domain = ""));
        cases.capability("C1", "a domain with a user", siwe(one -> one.domain = "me%40x@localhost:3000"))
                .accepted(1);
        unreadable(cases, "no time", siwe(one -> one.issuedAt = "today"));
        unreadable(cases, "a time without offset", siwe(one -> one.issuedAt = "2030-01-01T12:00:00"));
        AuthSig blank = siwe(one -> one.issuedAt = "2030-01-01 11:59:00Z");
        cases.capability("C1", "a blank between date and time", blank).accepted(1);
        AuthSig datil =
                World.outer(World.SESSION, World.doc().capabilities(blank).text());
        cases.session("C1", "a blank between date and time", datil).datil().refusedCapability(CAPABILITY, "Parser");
        cases.capability(
                        "C1",
                        "a statement that EIP-4361 forbids",
                        siwe(one ->
                                one.statement = "\u00fc\"<> " + World.recapText("lit-pkp://*", "Threshold/Signing")))
                .accepted(1);
    }

    private static void rewritten(CaseList cases) {
        String canonical = World.siwe().text();
        String number = canonical.replace("Chain ID: 1\n", "Chain ID: +01\n");
        AuthSig good = World.capability();
        AuthSig shown = AuthSig.of(good.sig(), good.derivedVia(), number, good.address());
        cases.capability("C1", "chain id +01, signed as 1", shown).accepted(1);
        cases.capability("H7", "chain id +01, signed as 1", shown)
                .hardened()
                .refusedCapability("HardenedSignedText", "Validation");
        cases.capability("C3b", "chain id +01, signed as it stands", World.signed(WALLET, number))
                .refusedCapability(MESSAGE, "Validation");
        String junk = World.siwe().with(one -> one.skipped = "unseen").text();
        AuthSig hidden = AuthSig.of(good.sig(), good.derivedVia(), junk, good.address());
        cases.capability("C1", "a line that is skipped, not signed", hidden).accepted(1);
        cases.capability("H7", "a line that is skipped, not signed", hidden)
                .hardened()
                .refusedCapability("HardenedSignedText", "Validation");
        cases.capability("C3b", "a line that is skipped, signed", World.signed(WALLET, junk))
                .refusedCapability(MESSAGE, "Validation");
    }

    private static void types(CaseList cases) {
        AuthSig good = World.capability();
        for (String via : List.of("EIP1271", "EIP1271_SHA256", "litSessionSignViaNacl")) {
            AuthSig sig = AuthSig.of(good.sig(), via, good.signedMessage(), good.address())
                    .withAlgo("ed25519");
            cases.capability("C2", "derivedVia " + via, sig).refusedCapability(MESSAGE, "Validation");
        }
        AuthSig nearly = AuthSig.of(good.sig(), "lit.bls", good.signedMessage(), good.address());
        cases.capability("C2", "derivedVia lit.bls with another algo", nearly.withAlgo("lit_bls"))
                .accepted(1);
        AuthSig any = AuthSig.of(good.sig(), "any text", good.signedMessage(), good.address());
        cases.capability("C2", "any other derivedVia", any).accepted(1);
    }

    private static AuthSig with(AuthSig good, String sig) {
        return AuthSig.of(sig, good.derivedVia(), good.signedMessage(), good.address());
    }

    private static void signatures(CaseList cases) {
        AuthSig good = World.capability();
        String sig = good.sig();
        String body = sig.substring(0, 130);
        cases.capability("C3a", "not hexadecimal", with(good, "0xZZZ"))
                .refusedCapability("NodeSIWESigConversionError", "Parser");
        cases.capability("C3a", "without 0x", with(good, sig.substring(2))).accepted(1);
        cases.capability(
                        "C3a",
                        "digits of both cases",
                        with(good, "0x" + sig.substring(2, 60).toUpperCase(Locale.ROOT) + sig.substring(60)))
                .accepted(1);
        AuthSig zero = leadingZero();
        cases.capability(
                        "C3a",
                        "an odd number of digits",
                        with(zero, "0x" + zero.sig().substring(3)))
                .accepted(1);
        int id = Integer.parseInt(sig.substring(130), 16) - 27;
        for (int v : List.of(id, id + 27)) {
            String field = v < 27 ? "last byte 0 or 1" : "last byte 27 or 28";
            cases.capability("C3b", field, with(good, body + Hex.encode(new byte[] {(byte) v})))
                    .accepted(1);
            cases.capability("H7", field, with(good, body + Hex.encode(new byte[] {(byte) v})))
                    .hardened()
                    .accepted(1);
        }
        AuthSig far = with(good, body + Hex.encode(new byte[] {(byte) (id + 81)}));
        cases.capability("C3b", "last byte 81 or 82", far).accepted(1);
        cases.capability("H7", "last byte 81 or 82", far)
                .hardened()
                .refusedCapability("HardenedSignedText", "Validation");
        for (int v : List.of(id ^ 1, 2, 3, 4, 30)) {
            cases.capability(
                            "C3b",
                            "last byte " + (v == (id ^ 1) ? "of the other point" : v),
                            with(good, body + Hex.encode(new byte[] {(byte) v})))
                    .refusedCapability(MESSAGE, "Validation");
        }
        cases.capability("C3b", "64 bytes", with(good, body)).refusedCapability(MESSAGE, "Validation");
        cases.capability("C3b", "66 bytes", with(good, sig + "00")).refusedCapability(MESSAGE, "Validation");
        cases.capability("C3b", "no byte", with(good, "0x")).refusedCapability(MESSAGE, "Validation");
        cases.capability("C3b", "r = 0", with(good, "0x" + "0".repeat(64) + sig.substring(66)))
                .refusedCapability(MESSAGE, "Validation");
        cases.capability("C3b", "r = n", with(good, "0x" + N.toString(16) + sig.substring(66)))
                .refusedCapability(MESSAGE, "Validation");
        String high = high(sig);
        AuthSig flipped = with(good, high + Hex.encode(new byte[] {(byte) (27 + (id ^ 1))}));
        cases.capability("C3b", "a high s with the other point", flipped).accepted(1);
        cases.capability("H7", "a high s with the other point", flipped)
                .hardened()
                .refusedCapability("HardenedSignedText", "Validation");
        cases.capability("C3b", "a high s with the same point", with(good, high + sig.substring(130)))
                .refusedCapability(MESSAGE, "Validation");
        String other = PersonalSign.sign(World.wallet("other wallet"), good.signedMessage());
        cases.capability("C3b", "another wallet's", with(good, other)).refusedCapability(MESSAGE, "Validation");
        cases.capability("C3c", "another session key", siwe(one -> one.uri = "lit:session:" + "0".repeat(64)))
                .refusedCapability(MESSAGE, "Validation");
        cases.capability("C3c", "no session", siwe(one -> one.uri = "https://localhost/login"))
                .refusedCapability(MESSAGE, "Validation");
        cases.capability("C3c", "the session key", good).accepted(1);
        AuthSig address = AuthSig.of(sig, good.derivedVia(), good.signedMessage(), "0xabcd\u20261234");
        cases.capability("C3b", "an address that is not the message's", address).accepted(1);
        cases.capability("H4", "an address that is not the message's", address)
                .hardened()
                .refusedCapability("HardenedAddressMismatch", "Validation");
        AuthSig lower = AuthSig.of(
                sig, good.derivedVia(), good.signedMessage(), good.address().toLowerCase(Locale.ROOT));
        cases.capability("H4", "the address in lower case", lower).hardened().accepted(1);
    }

    private static AuthSig leadingZero() {
        for (int i = 0; ; i++) {
            int number = i;
            AuthSig sig = siwe(one -> one.nonce = "nonce number " + number);
            if (sig.sig().startsWith("0x0")) {
                return sig;
            }
        }
    }

    private static String high(String sig) {
        BigInteger s = N.subtract(new BigInteger(sig.substring(66, 130), 16));
        String digits = s.toString(16);
        return sig.substring(0, 66) + "0".repeat(64 - digits.length()) + digits;
    }

    private static void times(CaseList cases) {
        String now = "2030-01-01T12:00:00.000Z";
        cases.capability("C3b", "expired a second ago", siwe(one -> one.expiration = "2030-01-01T11:59:59Z"))
                .refusedCapability(MESSAGE, "Validation");
        cases.capability("C3b", "expired a millisecond ago", siwe(one -> one.expiration = "2030-01-01T11:59:59.999Z"))
                .refusedCapability(MESSAGE, "Validation");
        cases.capability("C3b", "expires now", siwe(one -> one.expiration = now))
                .accepted(1);
        cases.capability("C3b", "not before now", siwe(one -> one.notBefore = now))
                .refusedCapability(MESSAGE, "Validation");
        cases.capability("C3b", "not before a millisecond ago", siwe(one -> one.notBefore = "2030-01-01T11:59:59.999Z"))
                .accepted(1);
        AuthSig none = siwe(one -> one.expiration = null);
        cases.capability("C3b", "never expires", none).accepted(1);
        cases.capability("H5", "never expires", none)
                .hardened()
                .refusedCapability("HardenedNoExpiration", "Validation");
        cases.capability("H5", "expires", World.capability()).hardened().accepted(1);
        AuthSig years = siwe(one -> one.expiration = "2040-01-01T12:00:00Z");
        cases.capability("C3b", "expires in ten years", years).accepted(1);
        cases.capability("H6", "expires in ten years", years)
                .hardened()
                .refusedCapability("HardenedLifetime", "Validation");
        cases.capability("H6", "30 days", siwe(one -> one.expiration = "2030-01-31T11:59:00.000Z"))
                .hardened()
                .accepted(1);
        cases.capability("H6", "30 days and 1 ms", siwe(one -> one.expiration = "2030-01-31T11:59:00.001Z"))
                .hardened()
                .refusedCapability("HardenedLifetime", "Validation");
        AuthSig future = siwe(one -> one.issuedAt = "2030-01-01T12:01:01.000Z");
        cases.capability("C3b", "issued in the future", future).accepted(1);
        cases.capability("H6", "issued 61 seconds ahead", future)
                .hardened()
                .refusedCapability("HardenedLifetime", "Validation");
        cases.capability("H6", "issued 60 seconds ahead", siwe(one -> one.issuedAt = "2030-01-01T12:01:00.000Z"))
                .hardened()
                .accepted(1);
    }
}
