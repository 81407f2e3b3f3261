package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.CapabilityTerms;
import org.lit4j.core.capability.CapabilityTerms.DefaultGrant;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

/** A capability that the caller gives is narrowed, never widened. */
class RecapCapabilityBuilderTest {
    private static final ResourceAbilityRequest SIGN = ResourceAbilityRequest.parse("lit-pkp://1#pkp-signing");
    private static final JsonObject ONCE = JsonParser.parseObject("{\"uses\":\"1\"}", "data");
    private static final JsonObject TWICE = JsonParser.parseObject("{\"uses\":\"2\"}", "data");

    @Test
    void narrowsToWhatIsRequested() {
        assertThat(build(Recap.builder().grantAll(LitResource.pkp("*")).build(), SIGN))
                .isEqualTo(unrestricted());
    }

    @Test
    void keepsTheRestrictionsOfWhatWasGiven() {
        assertThat(build(restricted(ONCE), SIGN)).isEqualTo(restricted(ONCE));
    }

    @Test
    void aRequestMayRestrictFurtherButNotOtherwise() {
        ResourceAbilityRequest once = new ResourceAbilityRequest(SIGN.resource(), SIGN.ability(), ONCE);

        assertThat(build(unrestricted(), once)).isEqualTo(restricted(ONCE));
        assertThat(build(restricted(ONCE), once)).isEqualTo(restricted(ONCE));
        assertThat(build(restricted(TWICE), once)).isEqualTo(restricted(TWICE));
    }

    @Test
    void takesAnyImplementation() {
        assertThat(build(new PlainCapability(restricted(ONCE)), SIGN)).isEqualTo(restricted(ONCE));
    }

    @Test
    void whatIsNotGrantedIsRefusedWithTheReason() {
        assertThatThrownBy(() ->
                        build(Recap.builder().grantAll(LitResource.pkp("2")).build(), SIGN))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CAPABILITY_NOT_COVERING))
                .hasMessageContaining("the nearest grant, */* on lit-pkp://2, is for another id");
    }

    @Test
    void aGrantThatMeansNothingIsRefused() {
        Recap unusable = Recap.of(
                JsonParser.parseObject("{\"lit-pkp://1\":{\"Threshold/Signing\":[]}}", "The grants"), List.of());

        assertThatThrownBy(() -> build(unusable, SIGN))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CAPABILITY_NOT_COVERING))
                .hasMessageContaining("[]");
    }

    private static Recap unrestricted() {
        return restricted(JsonObject.EMPTY);
    }

    private static Recap restricted(JsonObject restriction) {
        return Recap.builder()
                .grant(LitResource.pkp("1"), LitAbility.PKP_SIGNING, restriction)
                .build();
    }

    private static Capability build(Capability given, ResourceAbilityRequest request) {
        return new RecapCapabilityBuilder()
                .build(
                        List.of(request),
                        Optional.of(given),
                        new CapabilityTerms(CapabilityPolicy.EXACTLY_REQUESTED, DefaultGrant.EXACTLY_REQUESTED, true));
    }
}
