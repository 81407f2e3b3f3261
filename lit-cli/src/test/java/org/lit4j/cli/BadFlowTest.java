package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.core.error.ErrorCode.ABILITY_NOT_SUPPORTED;
import static org.lit4j.core.error.ErrorCode.CAPABILITY_NOT_COVERING;
import static org.lit4j.core.error.ErrorCode.DELEGATION_ADDRESS_MISMATCH;
import static org.lit4j.core.error.ErrorCode.DELEGATION_EXPIRED;
import static org.lit4j.core.error.ErrorCode.DELEGATION_NOT_COVERING;
import static org.lit4j.core.error.ErrorCode.DELEGATION_NOT_YET_VALID;
import static org.lit4j.core.error.ErrorCode.DELEGATION_NO_CAPABILITY;
import static org.lit4j.core.error.ErrorCode.DELEGATION_SESSION_KEY_MISMATCH;
import static org.lit4j.core.error.ErrorCode.DELEGATION_SIGNATURE_INVALID;
import static org.lit4j.core.error.ErrorCode.DELEGATION_UNSUPPORTED;
import static org.lit4j.core.error.ErrorCode.NONCE_MISSING;
import static org.lit4j.core.error.ErrorCode.RECAP_INVALID;
import static org.lit4j.core.error.ErrorCode.RESOURCE_INVALID;
import static org.lit4j.core.error.ErrorCode.SESSION_KEY_INVALID;
import static org.lit4j.core.error.ErrorCode.SIGNER_FAILED;
import static org.lit4j.core.error.ErrorCode.SIGNER_MISSING;
import static org.lit4j.core.error.ErrorCode.SIGNER_REFUSED;
import static org.lit4j.core.error.ErrorCode.SIWE_INVALID;
import static org.lit4j.core.error.ErrorCode.TIME_INVALID;
import static org.lit4j.core.error.ErrorCode.WILDCARD_FORBIDDEN;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lit4j.core.LitSessions;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.NodeSet;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** What can go wrong on the way to session signatures: code, message, and nothing stored. */
class BadFlowTest {
    private static final Principal WALLET = Principal.ofAddress(Fixtures.WALLET);
    private static final String OTHER_KEY = "22".repeat(32);

    @TestFactory
    List<DynamicTest> signersThatAnswerWrongly() {
        return Row.tests(List.of(
                answer(DELEGATION_ADDRESS_MISMATCH, "not by " + WALLET, ask -> signed(OTHER_KEY, ask, m -> m)),
                answer(
                        DELEGATION_SESSION_KEY_MISMATCH,
                        "lit:session:00",
                        ask -> ours(ask, m -> m.uri("lit:session:00"))),
                answer(DELEGATION_SIGNATURE_INVALID, "not that address's", ask -> forged(ask)),
                answer(DELEGATION_SIGNATURE_INVALID, "4 characters", ask -> withSig(ask, "0x00")),
                answer(DELEGATION_SIGNATURE_INVALID, "out of range", ask -> withSig(ask, "0x" + "00".repeat(65))),
                answer(DELEGATION_ADDRESS_MISMATCH, "has the address 0x0", ask -> withAddress(ask, "0x0")),
                answer(
                        DELEGATION_EXPIRED,
                        "ends at 2023-11-14T22:13:20.000Z",
                        ask -> ours(ask, m -> m.expirationTime(Timestamp.of(Fixtures.NOW)))),
                answer(
                        DELEGATION_NOT_YET_VALID,
                        "before 2030",
                        ask -> ours(ask, m -> m.notBefore(Timestamp.parse("2030-01-01T00:00:00Z")))),
                answer(DELEGATION_NO_CAPABILITY, "no resources", ask -> ours(ask, m -> m.resources(List.of()))),
                answer(RECAP_INVALID, "urn:recap:", ask -> ours(ask, m -> m.resources(List.of("https://a.example/")))),
                answer(
                        DELEGATION_NOT_COVERING,
                        "lit-pkp://*#pkp-signing",
                        ask -> ours(ask, m -> m.resources(List.of(onlyDecryption())))),
                answer(SIWE_INVALID, "line 1, column 1", ask -> withMessage(ask, "garbage")),
                answer(DELEGATION_UNSUPPORTED, "EIP1271", ask -> AuthSig.of("0x", "EIP1271", "", "")),
                answer(SIGNER_FAILED, "answered null", ask -> nothing()),
                answer(SIGNER_FAILED, "java.lang.IllegalStateException", ask -> fail(new IllegalStateException("no"))),
                answer(
                        SIGNER_REFUSED,
                        "no thanks",
                        ask -> fail(new LitException(SIGNER_REFUSED, "no thanks, I refuse to sign this")))));
    }

    @TestFactory
    List<DynamicTest> requestsThatCannotBeMet() {
        return Row.tests(List.of(
                flow(SIGNER_MISSING, "private-key", builder -> {}, request -> {}),
                flow(
                        NONCE_MISSING,
                        "block hash",
                        b -> b.signer(Fixtures.wallet()).nodes(r -> new NodeSet(Fixtures.NODES, Optional.empty())),
                        r -> {}),
                flow(TIME_INVALID, "not after the present", BadFlowTest::withWallet, r -> r.expiration(Fixtures.NOW)),
                flow(
                        CAPABILITY_NOT_COVERING,
                        "lit-pkp://*#pkp-signing",
                        BadFlowTest::withWallet,
                        r -> r.capability(Recap.decode(onlyDecryption()))),
                flow(
                        WILDCARD_FORBIDDEN,
                        "the id * of lit-accesscontrolcondition://*",
                        BadFlowTest::withWallet,
                        r -> r.policy(CapabilityPolicy.NO_WILDCARDS)),
                flow(
                        WILDCARD_FORBIDDEN,
                        "the ability */* on",
                        BadFlowTest::withWallet,
                        r -> r.policy(CapabilityPolicy.NO_WILDCARDS).capability(everything())),
                flow(
                        RESOURCE_INVALID,
                        "lit-paymentdelegation",
                        BadFlowTest::withWallet,
                        r -> r.request(LitResource.paymentDelegation("*"), LitAbility.PAYMENT_DELEGATION)),
                flow(
                        ABILITY_NOT_SUPPORTED,
                        "supports",
                        BadFlowTest::withWallet,
                        r -> r.request(LitResource.pkp("1"), LitAbility.RATE_LIMIT_INCREASE_AUTH)),
                flow(
                        SESSION_KEY_INVALID,
                        "not that of its seed",
                        BadFlowTest::withWallet,
                        r -> r.sessionKey(mixedUp())),
                flow(
                        TIME_INVALID,
                        "is no RFC 3339 time",
                        BadFlowTest::withWallet,
                        r -> r.expiration(Timestamp.parse("tomorrow")))));
    }

    private static Row answer(ErrorCode code, String field, Function<AuthRequest, AuthSig> signer) {
        return flow(
                "signer's answer",
                code,
                field,
                builder -> builder.signer(AuthSigner.of(WALLET, signer)),
                request -> {});
    }

    private static Row flow(
            ErrorCode code,
            String field,
            Consumer<LitSessionsBuilder> parts,
            Consumer<SessionSigsRequest.Builder> request) {
        return flow("request", code, field, parts, request);
    }

    private static Row flow(
            String place,
            ErrorCode code,
            String field,
            Consumer<LitSessionsBuilder> parts,
            Consumer<SessionSigsRequest.Builder> request) {
        return new Row(place, code, field, () -> {
            MemorySessionKeyStore store = new MemorySessionKeyStore();
            try {
                run(store, parts, request);
            } finally {
                assertThat(store.find(Fixtures.ID)).as("nothing is stored").isEmpty();
                assertThat(store.list("custom", "default")).isEmpty();
            }
        });
    }

    private static void run(
            MemorySessionKeyStore store,
            Consumer<LitSessionsBuilder> parts,
            Consumer<SessionSigsRequest.Builder> request) {
        LitSessionsBuilder builder = LitSessions.builder()
                .clock(Fixtures.CLOCK)
                .nodes(Fixtures.nodes())
                .store(store);
        parts.accept(builder);
        SessionSigsRequest.Builder asked = Fixtures.request();
        request.accept(asked);
        try (LitSessions sessions = builder.build()) {
            sessions.sessionSigs(asked.build());
        }
    }

    private static void withWallet(LitSessionsBuilder builder) {
        builder.signer(Fixtures.wallet());
    }

    private static AuthSig ours(AuthRequest ask, UnaryOperator<SiweMessage.Builder> change) {
        return signed(Fixtures.WALLET_KEY, ask, change);
    }

    private static AuthSig signed(String key, AuthRequest ask, UnaryOperator<SiweMessage.Builder> change) {
        return Fixtures.signed(key, ask, change, Optional.empty());
    }

    private static AuthSig forged(AuthRequest ask) {
        AuthSig good = ours(ask, m -> m);
        String changed = good.signedMessage().replace("localhost:3000", "localhost:3001");
        return AuthSig.personalSign(good.sig(), changed, good.address());
    }

    private static AuthSig withSig(AuthRequest ask, String sig) {
        AuthSig good = ours(ask, m -> m);
        return AuthSig.personalSign(sig, good.signedMessage(), good.address());
    }

    private static AuthSig withAddress(AuthRequest ask, String address) {
        AuthSig good = ours(ask, m -> m);
        return AuthSig.personalSign(good.sig(), good.signedMessage(), address);
    }

    private static AuthSig withMessage(AuthRequest ask, String message) {
        AuthSig good = ours(ask, m -> m);
        return AuthSig.personalSign(good.sig(), message, good.address());
    }

    private static String onlyDecryption() {
        return Recap.builder()
                .grant(LitResource.accessControlCondition("*"), LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                .build()
                .urn();
    }

    private static Recap everything() {
        return Recap.builder()
                .grantAll(LitResource.accessControlCondition("*"))
                .grantAll(LitResource.pkp("*"))
                .build();
    }

    private static SessionKeyPair mixedUp() {
        return new SessionKeyPair(Fixtures.PUBLIC_KEY, SecretBytes.copyOf(new byte[32]));
    }

    @SuppressWarnings("NullAway") // what a plug-in without null checks may do
    private static AuthSig nothing() {
        return null;
    }

    private static AuthSig fail(RuntimeException e) {
        throw e;
    }
}
