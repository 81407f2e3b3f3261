package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonParser;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;
import org.slf4j.LoggerFactory;

/** What nodes make something else of is logged before a wallet signs it. */
class CapabilityWarningsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(LitSessions.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(logged);
        logged.stop();
    }

    @Test
    void logsEachWarningOnce() {
        Recap given = Recap.of(
                JsonParser.parseObject("{\"lit-pkp://*\":{\"*/*\":[{}],\"a/b\":[]}}", "The grants"), List.of());
        SessionSigsRequest request = SessionSigsRequest.builder()
                .request(LitResource.pkp("1"), LitAbility.PKP_SIGNING)
                .capability(given)
                .build();
        try (LitSessions sessions = LitSessions.builder()
                .clock(Fixtures.CLOCK)
                .nodes(Fixtures.nodes())
                .signer(Fixtures.wallet())
                .build()) {
            sessions.sessionSigs(request);
            sessions.sessionSigs(request);
        }

        assertThat(logged.list)
                .as("once for the capability, and not once more for the signer's answer")
                .singleElement()
                .satisfies(event -> assertThat(event.getLevel()).isEqualTo(Level.WARN))
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .startsWith("Capability: a/b on lit-pkp://* has the empty restriction list []"));
    }

    @Test
    void requestsOfWhichOneHidesAnotherAreExplained() {
        SessionSigsRequest request = SessionSigsRequest.builder()
                .request(LitResource.accessControlCondition("*"), LitAbility.ACCESS_CONTROL_CONDITION_SIGNING)
                .request(LitResource.accessControlCondition("abc"), LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                .policy(CapabilityPolicy.EXACTLY_REQUESTED)
                .build();
        try (LitSessions sessions = LitSessions.builder()
                .clock(Fixtures.CLOCK)
                .nodes(Fixtures.nodes())
                .signer(Fixtures.wallet())
                .build()) {
            assertThatThrownBy(() -> sessions.sessionSigs(request))
                    .isInstanceOfSatisfying(
                            LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DELEGATION_NOT_COVERING))
                    .hasMessageContaining("nodes and SDKs read only the entry for lit-accesscontrolcondition://*");
        }

        assertThat(logged.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("is hidden"));
    }

    @Test
    void warnsAboutACapabilityThatTheSignerChose() {
        Recap wide = Recap.of(
                JsonParser.parseObject("{\"lit-pkp://*\":{\"*/*\":[{}],\"a/b\":[]}}", "The grants"), List.of());
        AuthSigner own = AuthSigner.of(request -> Fixtures.signed(
                Fixtures.WALLET_KEY,
                request,
                message -> message.statement(wide.statement()).resources(List.of(wide.urn())),
                Optional.empty()));
        run(own);

        assertThat(logged.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .startsWith("Capability: a/b on lit-pkp://* has the empty restriction list []"));
    }

    @Test
    void warnsAboutAnotherNonceThanTheOneOffered() {
        UnaryOperator<SiweMessage.Builder> asNodesWant = message -> message.statement(
                "I further authorize the stated URI to perform the following actions on my behalf: (1) '*': '*' for"
                        + " 'lit-pkp://1'.");
        run(AuthSigner.of(request ->
                Fixtures.signed(Fixtures.WALLET_KEY, request, asNodesWant, Optional.of("abcdefgh12345678"))));

        assertThat(logged.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getLevel()).isEqualTo(Level.WARN))
                .satisfies(event ->
                        assertThat(event.getFormattedMessage()).contains("its nonce is not the one that was offered"));
    }

    private static void run(AuthSigner signer) {
        try (LitSessions sessions = LitSessions.builder()
                .clock(Fixtures.CLOCK)
                .nodes(Fixtures.nodes())
                .signer(signer)
                .build()) {
            sessions.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.pkp("1"), LitAbility.PKP_SIGNING)
                    .build());
        }
    }

    @Test
    void whatNodesReadAsItSaysIsNotWarnedAbout() {
        try (LitSessions sessions = LitSessions.builder()
                .clock(Fixtures.CLOCK)
                .nodes(Fixtures.nodes())
                .signer(Fixtures.wallet())
                .build()) {
            sessions.sessionSigs(Fixtures.request().build());
        }

        assertThat(logged.list).isEmpty();
    }
}
