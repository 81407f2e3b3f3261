package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthRequestMember;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.CapabilityPart;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;

/**
 * Tests what every {@link Dialect} must state to be of use. Extend it in your module's tests and return your dialect:
 *
 * <pre>{@code
 * class MyDialectContractTest extends DialectContract {
 *     @Override
 *     protected Dialect dialect() {
 *         return new MyDialectProvider().open(ProviderContext.builder().build());
 *     }
 * }
 * }</pre>
 *
 * <p>What a dialect's SDK writes, byte for byte, only vectors of that SDK can tell.
 */
@ExtendWith(ContractReport.class)
public abstract class DialectContract {
    /** Nodes refuse what is valid for longer. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final Instant T0 = Instant.parse("2030-01-01T00:00:00Z");
    private static final String NODE = "https://127.0.0.1:7470";

    /** Returns the dialect. */
    protected abstract Dialect dialect();

    @Test
    void nameIsFitForSettings() {
        assertThat(dialect().name()).matches("[a-z0-9]+([.-][a-z0-9]+)*");
    }

    @Test
    void nameIsNoBuiltInDialects() {
        assertThat(Dialects.all())
                .extracting(Dialect::name)
                .doesNotContain(dialect().name());
    }

    @Test
    void knowsAResource() {
        assertThat(dialect().kinds()).isNotEmpty();
    }

    @Test
    void lifetimesArePositive() {
        assertThat(lifetimes()).allMatch(lifetime -> lifetime.compareTo(Duration.ZERO) > 0);
    }

    @Test
    void lifetimesAreNoLongerThanNodesAccept() {
        assertThat(lifetimes()).allMatch(lifetime -> lifetime.compareTo(LONGEST) <= 0);
    }

    /** What has ended before it begins cannot be used. */
    @Test
    void signaturesEndWithTheirDelegation() {
        assertThat(dialect().sessionLifetime().orElse(Duration.ZERO))
                .isLessThanOrEqualTo(dialect().delegationLifetime());
    }

    @Test
    void delegationIsHandedToNodesOnce() {
        assertThat(dialect().capabilities()).containsOnlyOnce(CapabilityPart.DELEGATION);
    }

    @Test
    void noCapabilityIsHandedToNodesTwice() {
        assertThat(dialect().capabilities()).doesNotHaveDuplicates();
    }

    /** A callback that lacks one of these cannot write the message. */
    @Test
    void signerIsHandedWhatItSigns() {
        Set<AuthRequestMember> needed = Set.of(
                AuthRequestMember.RESOURCES,
                AuthRequestMember.EXPIRATION,
                AuthRequestMember.URI,
                AuthRequestMember.NONCE);
        for (boolean resign : new boolean[] {false, true}) {
            assertThat(dialect().authRequestForm(resign).members())
                    .as("resign %s", resign)
                    .containsAll(needed);
        }
    }

    @Test
    void noMemberIsHandedToTheSignerTwice() {
        for (boolean resign : new boolean[] {false, true}) {
            assertThat(dialect().authRequestForm(resign).members().stream().map(AuthRequestMember::memberName))
                    .as("resign %s", resign)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void statesTheSameWheneverItIsAsked() {
        assertThat(dialect().name()).isEqualTo(dialect().name());
        assertThat(dialect().kinds()).isEqualTo(dialect().kinds());
        assertThat(lifetimes()).isEqualTo(lifetimes());
        assertThat(dialect().capabilities()).isEqualTo(dialect().capabilities());
        assertThat(dialect().authRequestForm(false).members())
                .isEqualTo(dialect().authRequestForm(false).members());
    }

    /** With a wallet and a node, all the way. */
    @Test
    void makesSessionSignatures() {
        List<ResourceAbilityRequest> requests = new ArrayList<>();
        for (Kind kind : dialect().kinds()) {
            kind.abilities().forEach(ability -> requests.add(ResourceAbilityRequest.of(kind.of("*"), ability)));
        }
        if (requests.isEmpty() || dialect().priced()) {
            abort("needs a resource with an ability, and nodes without prices");
        }
        try (SecretBytes secret = SecretBytes.takeOver(Samples.seed(1));
                Secp256k1Key wallet = Secp256k1Key.of(secret);
                LitSessions sessions = LitSessions.builder()
                        .nodes(NodeSource.of(NODE))
                        .dialect(dialect())
                        .signer(AuthSigner.of(request -> sign(wallet, request)))
                        .clock(Clock.fixed(T0, ZoneOffset.UTC))
                        .random(new SecureRandom())
                        .build()) {
            SessionSigsRequest.Builder asked = SessionSigsRequest.builder();
            requests.forEach(request -> asked.request(request.resource(), request.ability()));
            SessionSigs sigs = sessions.sessionSigs(asked.build());
            assertThat(sigs.toJson()).startsWith("{\"" + NODE + "\":{\"sig\":\"");
        }
    }

    private List<Duration> lifetimes() {
        List<Duration> lifetimes = new ArrayList<>(List.of(dialect().delegationLifetime()));
        Optional<Duration> session = dialect().sessionLifetime();
        session.ifPresent(lifetimes::add);
        return lifetimes;
    }

    private static AuthSig sign(Secp256k1Key wallet, AuthRequest request) {
        String text = SiweMessage.builder("localhost", request.nonce())
                .address(wallet.address())
                .statement(request.statement())
                .uri(request.uri())
                .chainId(1)
                .issuedAt(Timestamp.of(request.requestedAt()))
                .expirationTime(request.expiration())
                .resources(request.resources())
                .build()
                .text();
        return AuthSig.personalSign(PersonalSign.sign(wallet, text), text, wallet.address());
    }
}
