package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.siwe.CapacityDelegation;
import org.lit4j.siwe.Delegatees;
import org.lit4j.verifier.Generation;

/** Capacity credits of datil in the path of requests. */
class RateLimitTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");

    private final MovingClock clock = new MovingClock(NOW);
    private LitDevnet devnet = LitDevnet.builder().clock(clock).start();
    private Client client = new Client(devnet, Dialects.V7, clock);

    @AfterEach
    void close() {
        client.close();
        devnet.close();
    }

    private static CapacityCredit credit(String owner, long perKilosecond) {
        return new CapacityCredit(BigInteger.ONE, owner, perKilosecond, NOW.plus(Duration.ofDays(1)));
    }

    private void start(CapacityCredit credit) {
        close();
        devnet = LitDevnet.builder().clock(clock).capacityCredit(credit).start();
        client = new Client(devnet, Dialects.V7, clock);
    }

    private Client.Answer decrypt(SessionSigs sigs) throws Exception {
        return client.decrypt(devnet.nodes().get(0), sigs);
    }

    @Test
    void theOwnersRequestsAreCounted() throws Exception {
        start(credit(client.address(), 2));
        SessionSigs sigs = client.sessionSigs();

        assertThat(decrypt(sigs).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(10));
        assertThat(decrypt(sigs).status()).isEqualTo(200);
        Client.Answer third = decrypt(sigs);

        assertThat(third.status()).isEqualTo(402);
        assertThat(third.body().stringify())
                .isEqualTo("{\"message\":\"Rate limit exceeded.  Try again at 2025-01-01T00:16:47Z\","
                        + "\"errorCode\":\"rate_limit_exceeded\"}");
        clock.advance(Duration.ofSeconds(991));
        assertThat(decrypt(client.sessionSigs()).status()).isEqualTo(200);
    }

    @Test
    void whoHasNoneIsRefusedAndSigningSaysSoWithAnotherStatus() throws Exception {
        start(credit("0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3", 2));
        SessionSigs sigs = client.sessionSigs();
        DevnetNode node = devnet.nodes().get(0);

        assertThat(decrypt(sigs).status()).isEqualTo(402);
        Client.Answer sign = client.post(
                node,
                "/web/pkp/sign/v1",
                Client.pkpSignBody(
                        devnet.mint(client.address()).publicKey(),
                        sigs.forNode(node.address()).orElseThrow().toJson()));
        assertThat(sign.status()).isEqualTo(400);
        assertThat(sign.text("message")).isEqualTo("Rate limit exceeded.");
    }

    @Test
    void aDelegationLetsOthersSpend() throws Exception {
        try (PrivateKeySigner owner = owner()) {
            start(credit(owner.address(), 200));
            SessionSigs sigs = client.sessionSigs(delegation(owner, client.address(), 1, 2));
            assertThat(decrypt(sigs).status()).isEqualTo(200);
            assertThat(decrypt(sigs).status()).isEqualTo(200);
            assertThat(decrypt(sigs).status()).as("used twice").isEqualTo(402);
            assertThat(decrypt(client.sessionSigs(delegation(owner, client.address(), 2, 2)))
                            .status())
                    .as("another credit")
                    .isEqualTo(402);
        }
    }

    @Test
    void foreignDelegationsArePassedOverAndForgedOnesSpoilTheRequest() {
        try (PrivateKeySigner owner = owner()) {
            RateLimit limit = new RateLimit(List.of(credit(owner.address(), 200)));
            AuthSig good = delegation(owner, client.address(), 1, 9);
            AuthSig foreign = delegation(owner, owner.address(), 1, 9);
            AuthSig forged = AuthSig.personalSign(foreign.sig(), good.signedMessage(), good.address());

            assertThatCode(() -> count(limit, foreign, good)).doesNotThrowAnyException();
            assertCode(() -> count(limit, foreign), "rate_limit_exceeded");
            assertCode(() -> count(limit, good, forged), "NodeSIWEMessageError");
        }
    }

    private void count(RateLimit limit, AuthSig... capabilities) {
        JsonObject document = JsonObject.of(
                "capabilities",
                new JsonArray(Arrays.stream(capabilities)
                        .<JsonValue>map(AuthSig::json)
                        .toList()));
        AuthSig session = AuthSig.of("", "litSessionSignViaNacl", document.stringify(), "")
                .withAlgo("ed25519");
        limit.count(devnet.nodes().get(0), session.json(), client.address(), Route.ENCRYPTION_SIGN);
    }

    private static void assertCode(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        NodeFailure.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static PrivateKeySigner owner() {
        return WalletSigners.privateKey(SecretBytes.takeOver(new Seed("owner").bytes("wallet")));
    }

    private AuthSig delegation(PrivateKeySigner owner, String to, int credit, int uses) {
        return CapacityDelegation.builder(Delegatees.only(to))
                .tokenId(Integer.toString(credit))
                .uses(uses)
                .build()
                .sign(owner, devnet.latestBlockhash(), clock);
    }

    @Test
    void numbersThatCannotBeAreRefused() {
        LitDevnetBuilder naga =
                LitDevnet.builder().generation(Generation.NAGA).capacityCredit(credit(client.address(), 1));
        for (ThrowingCallable bad : List.<ThrowingCallable>of(naga::start, () -> credit(client.address(), -1))) {
            assertThatThrownBy(bad)
                    .isInstanceOfSatisfying(
                            LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID));
        }
    }
}
