package org.lit4j.verifier;

import static org.lit4j.verifier.World.WALLET;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;

/** W1 to W7: a wallet's own AuthSig, on an EVM chain. */
final class WalletCases {
    private static final String START = "2030-01-01T12:00:00Z";
    private static final String END = "2030-01-02T12:00:00Z";

    private WalletCases() {}

    static void addTo(CaseList cases) {
        forms(cases, login(siwe -> {}));
        messages(cases);
        times(cases);
    }

    private static World.Siwe message() {
        return World.siwe().with(siwe -> {
            siwe.statement = "Some custom statement.";
            siwe.uri = "https://localhost/login";
            siwe.issuedAt = START;
            siwe.expiration = END;
            siwe.resources = List.of();
        });
    }

    private static AuthSig login(Consumer<World.Siwe> change) {
        return message().with(change).signed();
    }

    private static AuthSig with(AuthSig good, String sig, String address) {
        return AuthSig.of(sig, good.derivedVia(), good.signedMessage(), address);
    }

    private static void forms(CaseList cases, AuthSig good) {
        String sig = good.sig();
        String address = good.address();
        String code = "NodeAuthSigSignatureConversionError";
        cases.wallet("W1", "0x and 130 digits", good).accepted();
        cases.wallet("W1", "130 digits", with(good, sig.substring(2), address)).accepted();
        String upper = "0x" + sig.substring(2).toUpperCase(Locale.ROOT);
        cases.wallet("W1", "digits in upper case", with(good, upper, address)).accepted();
        for (String[] wrong : new String[][] {
            {"no digits", "abc"},
            {"0X in front", "0X" + sig.substring(2)},
            {"129 digits", sig.substring(0, 131)},
            {"64 bytes", sig.substring(0, 130)},
            {"66 bytes", sig + "00"},
            {"no byte", "0x"}
        }) {
            cases.wallet("W1", wrong[0], with(good, wrong[1], address)).refused(code, "Parser", 400);
        }
        cases.wallet("W2", "EIP-55", good).accepted();
        String digits = address.substring(2).toLowerCase(Locale.ROOT);
        cases.wallet("W2", "lower case without 0x", with(good, sig, digits)).accepted();
        for (String[] wrong : new String[][] {
            {"no digits", "jkl"}, {"39 digits", "0x" + digits.substring(1)}, {"41 digits", "0x0" + digits}
        }) {
            cases.wallet("W2", wrong[0], with(good, sig, wrong[1]))
                    .refused("NodeAuthSigAddressConversionError", "Validation", 400);
        }
        signers(cases, good);
    }

    private static void signers(CaseList cases, AuthSig good) {
        String body = good.sig().substring(0, 130);
        int id = Integer.parseInt(good.sig().substring(130), 16) - 27;
        cases.wallet("W3", "last byte 0 or 1", with(good, body + hex(id), good.address()))
                .accepted();
        cases.wallet("W3", "last byte 27 or 28", with(good, body + hex(id + 27), good.address()))
                .accepted();
        cases.wallet("W3", "last byte of the other point", with(good, body + hex(28 - id), good.address()))
                .refusedUncoded("Validation");
        cases.wallet("W3", "another address", with(good, good.sig(), "0x" + "0".repeat(39) + "1"))
                .refusedUncoded("Validation");
        AuthSig other = World.siwe().signed();
        cases.wallet("W3", "the signature of another text", with(good, other.sig(), good.address()))
                .refusedUncoded("Validation");
    }

    private static String hex(int value) {
        return Hex.encode(new byte[] {(byte) value});
    }

    private static void messages(CaseList cases) {
        cases.wallet("W4", "a SIWE message", login(siwe -> {})).accepted();
        cases.wallet("W4", "no SIWE message", World.signed(WALLET, "ghi")).refusedUncoded("Parser");
        cases.wallet(
                        "W4",
                        "an address in lower case",
                        login(siwe -> siwe.address = siwe.address.toLowerCase(Locale.ROOT)))
                .refusedUncoded("Parser");
        cases.wallet("W5", "a web page", login(siwe -> {})).accepted();
        cases.wallet("W5", "another capability", login(siwe -> siwe.uri = "lit:capability:other"))
                .accepted();
        for (String uri :
                List.of("lit:session:" + World.SESSION.publicKey(), "lit:sessions", "lit:capability:delegation")) {
            cases.wallet("W5", uri.substring(0, 12), login(siwe -> siwe.uri = uri))
                    .refused("NodeInvalidAuthSig", "Validation", 401);
        }
        cases.wallet("W7", "the message as nodes write it", login(siwe -> {})).accepted();
        String junk = message().with(siwe -> siwe.skipped = "unseen").text();
        cases.wallet("W7", "a line that is skipped, signed", World.signed(WALLET, junk))
                .refusedUncoded("Validation");
        AuthSig stranger =
                login(siwe -> siwe.address = World.wallet("other wallet").address());
        cases.wallet("W7", "a message that names another wallet", stranger).refusedUncoded("Validation");
    }

    private static void times(CaseList cases) {
        time(cases, "issued 59 seconds ahead", "2030-01-01T12:00:59Z", END).accepted();
        time(cases, "issued 60 seconds ahead", "2030-01-01T12:01:00Z", END).accepted();
        refused(cases, "issued 61 seconds ahead", "2030-01-01T12:01:01Z", END, "NodeSIWEMessageError", 400);
        time(cases, "expires when issued", START, START).accepted();
        refused(cases, "expires 1 s before", START, "2030-01-01T11:59:59Z", "NodeExpWrongOrTooLarge", 403);
        time(cases, "expired 59 seconds ago", "2030-01-01T11:58:00Z", "2030-01-01T11:59:01Z")
                .accepted();
        time(cases, "expired 60 seconds ago", "2030-01-01T11:58:00Z", "2030-01-01T11:59:00Z")
                .accepted();
        refused(
                cases,
                "expired 61 seconds ago",
                "2030-01-01T11:58:00Z",
                "2030-01-01T11:58:59Z",
                "NodeSIWEMessageError",
                400);
        time(cases, "30 days", START, "2030-01-31T12:00:00Z").accepted();
        time(cases, "30 days and 999 ms", START, "2030-01-31T12:00:00.999Z").accepted();
        refused(cases, "30 days and 1 s", START, "2030-01-31T12:00:01Z", "NodeSIWEMessageError", 400);
        AuthSig forever = login(siwe -> siwe.expiration = null);
        cases.wallet("W6", "never expires", forever).refusedWithin("Validation", "NodeSIWEMessageError", 400);
        cases.wallet("W6", "never expires, and nobody asks", forever)
                .put("siweValidation", "off")
                .accepted();
        cases.wallet("W6", "expired, and nobody asks", timed("2023-05-01T15:41:08.640Z", "2023-06-01T15:41:08.640Z"))
                .put("siweValidation", "off")
                .accepted();
    }

    private static AuthSig timed(String issuedAt, String expiration) {
        return login(siwe -> {
            siwe.issuedAt = issuedAt;
            siwe.expiration = expiration;
        });
    }

    private static CaseList.Draft time(CaseList cases, String field, String issuedAt, String expiration) {
        return cases.wallet("W6", field, timed(issuedAt, expiration));
    }

    private static void refused(
            CaseList cases, String field, String issuedAt, String expiration, String code, int status) {
        time(cases, field, issuedAt, expiration).refusedWithin("Validation", code, status);
    }
}
