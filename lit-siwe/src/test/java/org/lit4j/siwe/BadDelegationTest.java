package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;

/** Delegations that somebody made badly, or on purpose. */
class BadDelegationTest {
    private static final String CREDIT = "lit-ratelimitincrease://7";
    private static final String SESSION_URI = "lit:session:" + "ea".repeat(32);
    private static final CapacityDelegation ONE_CREDIT = CapacityDelegation.builder(
                    Delegatees.only("0xEc4ECa97AC4BB3D2C54A362685fC9fA1Ea09116E"))
            .tokenId("7")
            .expiration(TestWallet.NOW.plusSeconds(600))
            .build();

    private static AuthSig good() {
        return ONE_CREDIT.sign(TestWallet.signer(), TestWallet.NONCE, TestWallet.CLOCK);
    }

    private static void refusedWhenChecked(ErrorCode code, AuthSig authSig, UseTerms terms) {
        Refusal.expect(code, () -> CapacityDelegation.check(authSig, terms));
    }

    private static AuthSig with(String member, String value) {
        return AuthSig.fromJson(good().json().with(member, new JsonString(value)));
    }

    @Test
    void aForgedSignature() {
        UseTerms now = UseTerms.at(TestWallet.NOW);
        String sig = good().sig();

        refusedWhenChecked(
                ErrorCode.DELEGATION_SIGNATURE_INVALID,
                TestWallet.sign(TestWallet.OTHER_KEY, good().signedMessage()),
                now);
        refusedWhenChecked(ErrorCode.DELEGATION_SIGNATURE_INVALID, with("sig", ""), now);
        refusedWhenChecked(ErrorCode.DELEGATION_SIGNATURE_INVALID, with("sig", "0x" + "zz".repeat(65)), now);
        refusedWhenChecked(ErrorCode.DELEGATION_SIGNATURE_INVALID, with("sig", sig.substring(0, 130)), now);
        refusedWhenChecked(ErrorCode.DELEGATION_SIGNATURE_INVALID, with("sig", "0x" + sig), now);
        refusedWhenChecked(
                ErrorCode.DELEGATION_SIGNATURE_INVALID,
                with("signedMessage", good().signedMessage().replace("localhost", "localhosts")),
                now);
    }

    @Test
    void aForeignAddress() {
        refusedWhenChecked(
                ErrorCode.DELEGATION_ADDRESS_MISMATCH,
                with("address", "0x1563915e194D8CfBA1943570603F7606A3115508"),
                UseTerms.at(TestWallet.NOW));
        refusedWhenChecked(
                ErrorCode.DELEGATION_ADDRESS_MISMATCH,
                good(),
                UseTerms.at(TestWallet.NOW)
                        .signedBy(Principal.ofAddress("0x1563915e194D8CfBA1943570603F7606A3115508")));
    }

    @Test
    void aKindThatCannotBeChecked() {
        for (String kind : List.of("EIP1271", "EIP1271_SHA256", "lit.bls", "litSessionSignViaNacl")) {
            refusedWhenChecked(ErrorCode.DELEGATION_UNSUPPORTED, with("derivedVia", kind), UseTerms.at(TestWallet.NOW));
        }
    }

    @Test
    void outOfTime() {
        Instant end = TestWallet.NOW.plusSeconds(600);

        refusedWhenChecked(ErrorCode.DELEGATION_EXPIRED, good(), UseTerms.at(end));
        refusedWhenChecked(
                ErrorCode.DELEGATION_EXPIRED,
                good(),
                UseTerms.at(TestWallet.NOW).validFor(Duration.ofMinutes(10)));
        refusedWhenChecked(
                ErrorCode.DELEGATION_NOT_YET_VALID,
                TestWallet.sign(
                        TestWallet.KEY,
                        TestWallet.delegation(ONE_CREDIT.capability()).notBefore(Timestamp.of(end))),
                UseTerms.at(TestWallet.NOW));
        assertThat(CapacityDelegation.check(good(), UseTerms.at(end.minusMillis(1))))
                .isNotNull();
    }

    @Test
    void forSomebodyElse() {
        refusedWhenChecked(
                ErrorCode.DELEGATION_NOT_COVERING,
                good(),
                UseTerms.at(TestWallet.NOW).usableBy(TestWallet.OWNER));
    }

    @Test
    void withoutEnd() {
        String text = good().signedMessage().replaceFirst("\nExpiration Time: [^\n]+", "");

        Refusal.expect(ErrorCode.TIME_INVALID, () -> CapacityDelegation.parse(TestWallet.sign(TestWallet.KEY, text)));
    }

    @Test
    void underAnotherUri() {
        AuthSig session = TestWallet.sign(
                TestWallet.KEY, TestWallet.delegation(ONE_CREDIT.capability()).uri(SESSION_URI));

        Refusal.expect(ErrorCode.DELEGATION_URI_MISMATCH, () -> CapacityDelegation.parse(session));
    }

    @Test
    void neverServesASession() {
        DelegationTerms terms = new DelegationTerms(
                SESSION_URI,
                Optional.empty(),
                List.of(ResourceAbilityRequest.parse(CREDIT + "#rate-limit-increase-auth")),
                TestWallet.NOW,
                Duration.ZERO);

        Refusal.expect(ErrorCode.DELEGATION_SESSION_KEY_MISMATCH, () -> new SiweDelegationCodec().check(good(), terms));
        assertThat(ONE_CREDIT.capability().covers(ResourceAbilityRequest.parse("lit-pkp://*#pkp-signing")))
                .isFalse();
    }

    @Test
    void withoutItsStatement() {
        AuthSig silent = TestWallet.sign(
                TestWallet.KEY, TestWallet.delegation(ONE_CREDIT.capability()).statement("I delegate nothing."));

        Refusal.expect(ErrorCode.RECAP_STATEMENT_MISMATCH, () -> CapacityDelegation.parse(silent));
    }

    @Test
    void withOtherResources() {
        List<List<String>> lists =
                List.of(List.of(), List.of("https://example.com"), List.of("https://example.com", "urn:recap:e30"));
        for (List<String> resources : lists) {
            Refusal.expect(
                    ErrorCode.RECAP_INVALID,
                    () -> CapacityDelegation.parse(TestWallet.sign(
                            TestWallet.KEY,
                            TestWallet.delegation(ONE_CREDIT.capability()).resources(resources))));
        }
    }

    @Test
    void whatIsNoMessage() {
        Refusal.expect(ErrorCode.SIWE_INVALID, () -> CapacityDelegation.parse(with("signedMessage", "")));
        Refusal.expect(ErrorCode.SIWE_INVALID, () -> PaymentDelegation.parse(with("signedMessage", "{}")));
    }

    @Test
    void answersOfSignersAreChecked() {
        Recap more = Recap.builder()
                .grant("lit-ratelimitincrease://*", "Auth", "Auth", JsonObject.EMPTY)
                .build();

        refusedAnswer(ErrorCode.DELEGATION_ADDRESS_MISMATCH, TestWallet.impostor());
        refusedAnswer(ErrorCode.DELEGATION_URI_MISMATCH, TestWallet.signer(message -> message.uri(SESSION_URI)));
        refusedAnswer(
                ErrorCode.DELEGATION_NOT_COVERING,
                TestWallet.signer(message -> message.statement(more.statement()).resources(List.of(more.urn()))));
        refusedAnswer(
                ErrorCode.DELEGATION_EXPIRED,
                TestWallet.signer(message -> message.expirationTime(Timestamp.of(TestWallet.NOW))));
        refusedAnswer(ErrorCode.RECAP_STATEMENT_MISMATCH, TestWallet.signer(message -> message.statement("Yes.")));
    }

    private static void refusedAnswer(ErrorCode code, AuthSigner signer) {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> ONE_CREDIT.sign(signer, TestWallet.NONCE, TestWallet.CLOCK))
                .withMessageStartingWith("The signer's answer was refused: ")
                .extracting(LitException::code)
                .isEqualTo(code);
    }

    @Test
    void failuresOfSignersAreTyped() {
        Refusal.expect(
                ErrorCode.SIGNER_REFUSED,
                () -> signWith(request -> {
                    throw new LitException(ErrorCode.SIGNER_REFUSED, "No.");
                }));
        Refusal.expect(
                ErrorCode.SIGNER_FAILED,
                () -> signWith(request -> {
                    throw new IllegalStateException("no");
                }));
    }

    private static void signWith(Function<AuthRequest, AuthSig> function) {
        ONE_CREDIT.sign(AuthSigner.of(function), TestWallet.NONCE, TestWallet.CLOCK);
    }
}
