package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.CapabilityTerms;
import org.lit4j.core.capability.CapabilityTerms.DefaultGrant;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.siwe.Cid;
import org.lit4j.siwe.Recap;

/**
 * Tests what every {@link CapabilityBuilder} promises. Extend it in your module's tests and return your builder from
 * {@code openBuilder}; override {@code requests} when it refuses some resources:
 *
 * <pre>{@code
 * class MyBuilderContractTest extends CapabilityBuilderContract {
 *     @Override
 *     protected CapabilityBuilder openBuilder() {
 *         return new MyBuilder();
 *     }
 * }
 * }</pre>
 *
 * <p>One rule starts eight threads; none sleeps or depends on speed. One thread at a time, as JUnit runs it.
 */
@ExtendWith(ContractReport.class)
public abstract class CapabilityBuilderContract {
    private static final LitResource CONDITION = LitResource.accessControlCondition("a".repeat(64));
    private static final String CID = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";

    /** Returns the builder. Nothing has been asked of it before. */
    protected abstract CapabilityBuilder openBuilder();

    /** Returns requests, two or more, without wildcards, that the builder grants. */
    protected List<ResourceAbilityRequest> requests() {
        return List.of(
                ResourceAbilityRequest.of(CONDITION, LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION),
                ResourceAbilityRequest.of(LitResource.pkp("1".repeat(64)), LitAbility.PKP_SIGNING));
    }

    @Test
    void everyRequestIsCovered() {
        for (CapabilityPolicy policy : granting()) {
            Capability built = build(terms(policy));
            assertThat(requests()).as(policy.name()).allMatch(built::covers);
        }
    }

    /** The signer writes the grant itself then. */
    @Test
    void signerThatDecidesIsOfferedNothing() {
        assertThat(build(terms(CapabilityPolicy.SIGNER_DECIDES)).attenuations()).isEqualTo(JsonObject.EMPTY);
    }

    @Test
    void exactPoliciesGrantNothingElse() {
        for (CapabilityPolicy policy : List.of(CapabilityPolicy.EXACTLY_REQUESTED, CapabilityPolicy.NO_WILDCARDS)) {
            assertThat(grants(build(terms(policy)))).as(policy.name()).isEqualTo(grants(exact()));
        }
    }

    @Test
    void exactPolicyNarrowsWhatIsGiven() {
        Recap wide = everything();
        Capability built =
                openBuilder().build(requests(), Optional.of(wide), terms(CapabilityPolicy.EXACTLY_REQUESTED));
        assertThat(grants(built)).isEqualTo(grants(exact()));
    }

    /** What the caller's capability restricts stays restricted. */
    @Test
    void exactPolicyNeverWidensARestriction() {
        ResourceAbilityRequest first = requests().get(0);
        JsonObject limit = JsonObject.builder().put("limit", 1).build();
        Recap.Builder limited = Recap.builder().grant(first.resource(), first.ability(), limit);
        requests().stream().skip(1).forEach(other -> limited.grant(other.resource(), other.ability()));
        Capability built = openBuilder()
                .build(requests(), Optional.of(limited.build()), terms(CapabilityPolicy.EXACTLY_REQUESTED));
        assertThat(limited.build().covers(built)).isTrue();
    }

    @Test
    void proofsOfWhatIsGivenStay() {
        Recap given = exact().toBuilder().proof(Cid.parse(CID)).build();
        for (CapabilityPolicy policy : granting()) {
            Capability built = openBuilder().build(requests(), Optional.of(given), terms(policy));
            assertThat(built.proofs()).as(policy.name()).isEqualTo(given.proofs());
        }
    }

    @Test
    void givenCapabilityThatLacksARequestIsRefused() {
        ResourceAbilityRequest first = requests().get(0);
        Recap lacking = Recap.builder().grant(first.resource(), first.ability()).build();
        for (CapabilityPolicy policy : granting()) {
            assertRefused(ErrorCode.CAPABILITY_NOT_COVERING, requests(), Optional.of(lacking), policy);
        }
    }

    @Test
    void requestedWildcardIsRefusedWhereForbidden() {
        ResourceAbilityRequest first = requests().get(0);
        ResourceAbilityRequest wildcard =
                first.withResource(first.resource().kind().of("*"));
        assertRefused(ErrorCode.WILDCARD_FORBIDDEN, List.of(wildcard), Optional.empty(), CapabilityPolicy.NO_WILDCARDS);
    }

    @Test
    void givenWildcardIsRefusedWhereForbidden() {
        assertRefused(
                ErrorCode.WILDCARD_FORBIDDEN, requests(), Optional.of(everything()), CapabilityPolicy.NO_WILDCARDS);
    }

    /** Nodes read nothing but the text. */
    @Test
    void textSaysWhatTheObjectSays() {
        for (CapabilityPolicy policy : granting()) {
            Capability built = build(terms(policy));
            Recap read = Recap.decode(built.urn());
            assertThat(read.attenuations()).as(policy.name()).isEqualTo(built.attenuations());
            assertThat(read.proofs()).as(policy.name()).isEqualTo(built.proofs());
            assertThat(requests()).as(policy.name()).allMatch(request -> read.covers(request) == built.covers(request));
        }
    }

    /** Nodes demand it, word for word (ERC-5573). */
    @Test
    void statementIsTheTexts() {
        for (CapabilityPolicy policy : granting()) {
            Capability built = build(terms(policy));
            assertThat(built.statement())
                    .as(policy.name())
                    .isEqualTo(Recap.decode(built.urn()).statement());
        }
    }

    @Test
    void sameRequestsGetTheSameText() {
        CapabilityBuilder builder = openBuilder();
        CapabilityTerms terms = terms(CapabilityPolicy.EXACTLY_REQUESTED);
        String first = builder.build(requests(), Optional.empty(), terms).urn();
        builder.build(List.of(requests().get(1)), Optional.empty(), terms);
        assertThat(builder.build(requests(), Optional.empty(), terms).urn()).isEqualTo(first);
        assertThat(openBuilder().build(requests(), Optional.empty(), terms).urn())
                .isEqualTo(first);
    }

    @Test
    void requestsOfManyThreadsAreNotMixedUp() {
        CapabilityBuilder builder = openBuilder();
        CapabilityTerms terms = terms(CapabilityPolicy.EXACTLY_REQUESTED);
        assumeSameAnswers(builder, terms);
        Together.run(thread -> {
            List<ResourceAbilityRequest> own = List.of(requests().get(thread % 2));
            for (int round = 0; round < 20; round++) {
                Capability built = builder.build(own, Optional.empty(), terms);
                assertThat(own).allMatch(built::covers);
                assertThat(built.covers(requests().get((thread + 1) % 2))).isFalse();
            }
        });
    }

    @Test
    void whatItBuiltItAcceptsAgain() {
        CapabilityBuilder builder = openBuilder();
        for (CapabilityPolicy policy : CapabilityPolicy.values()) {
            Capability built = builder.build(requests(), Optional.empty(), terms(policy));
            assertThat(builder.acceptsSigned(built, built, terms(policy)))
                    .as(policy.name())
                    .isTrue();
        }
    }

    @Test
    void exactPolicyDoesNotAcceptMore() {
        assertThat(openBuilder().acceptsSigned(everything(), exact(), terms(CapabilityPolicy.EXACTLY_REQUESTED)))
                .isFalse();
    }

    @Test
    void signedWildcardIsNotAcceptedWhereForbidden() {
        assertThat(openBuilder().acceptsSigned(everything(), exact(), terms(CapabilityPolicy.NO_WILDCARDS)))
                .isFalse();
    }

    private static CapabilityTerms terms(CapabilityPolicy policy) {
        return new CapabilityTerms(policy, DefaultGrant.EXACTLY_REQUESTED, false);
    }

    private static List<CapabilityPolicy> granting() {
        return List.of(CapabilityPolicy.SDK_DEFAULT, CapabilityPolicy.EXACTLY_REQUESTED, CapabilityPolicy.NO_WILDCARDS);
    }

    private Capability build(CapabilityTerms terms) {
        return openBuilder().build(requests(), Optional.empty(), terms);
    }

    private Recap exact() {
        Recap.Builder exact = Recap.builder();
        requests().forEach(request -> exact.grant(request.resource(), request.ability()));
        return exact.build();
    }

    private Recap everything() {
        Recap.Builder wide = Recap.builder();
        requests().forEach(request -> wide.grantAll(request.resource()));
        return wide.build();
    }

    /** Which abilities on which keys, whatever the order and the restrictions. */
    private static List<String> grants(Capability capability) {
        return Recap.of(capability).grants().stream()
                .map(grant -> grant.resourceKey() + " " + grant.ability())
                .sorted()
                .toList();
    }

    private void assertRefused(
            ErrorCode code,
            List<ResourceAbilityRequest> requests,
            Optional<Capability> given,
            CapabilityPolicy policy) {
        assertThatExceptionOfType(LitException.class)
                .as(policy.name())
                .isThrownBy(() -> openBuilder().build(requests, given, terms(policy)))
                .extracting(LitException::code)
                .isEqualTo(code);
    }

    /** Leaves the rule out when one thread gets wrong answers already; another rule reports that. */
    private void assumeSameAnswers(CapabilityBuilder builder, CapabilityTerms terms) {
        for (int i = 0; i < 2; i++) {
            Capability built = builder.build(List.of(requests().get(i)), Optional.empty(), terms);
            if (!built.covers(requests().get(i)) || built.covers(requests().get(1 - i))) {
                abort("see exactPoliciesGrantNothingElse");
            }
        }
    }
}
