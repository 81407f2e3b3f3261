package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsValidation;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.condition.AccessControlConditions;
import org.lit4j.core.condition.ConditionFamily;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonParser;
import org.lit4j.siwe.CapacityDelegation;
import org.lit4j.siwe.PaymentDelegation;
import org.lit4j.siwe.Reading;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.RecapFindings;
import org.lit4j.siwe.SiweDelegationCodec;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweProfile;
import org.lit4j.siwe.SiweRecaps;
import org.lit4j.siwe.SiweText;
import org.lit4j.siwe.Summary;
import org.lit4j.siwe.UseTerms;

/**
 * Whatever a parser is given, it answers a value or throws a {@link LitException}; what it answers reads back as the same.
 * Normal runs replay the inputs in the resources; {@code JAZZER_FUZZ=1} makes new ones, one method a run.
 */
class ParserFuzzTest {
    private static final String LIMIT = "10m";
    private static final List<ResourceAbilityRequest> REQUESTS = List.of(
            ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING),
            ResourceAbilityRequest.of(LitResource.pkp("1"), LitAbility.PKP_SIGNING),
            ResourceAbilityRequest.of(
                    LitResource.accessControlCondition("abc"), LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION),
            ResourceAbilityRequest.of(LitResource.rateLimitIncrease("1"), LitAbility.RATE_LIMIT_INCREASE_AUTH));

    @FuzzTest(maxDuration = LIMIT)
    @DictionaryFile(resourcePath = "/org/lit4j/conformance/siwe.dict")
    void siwe(byte[] data) {
        String text = text(data);
        for (SiweProfile profile : SiweProfile.values()) {
            parsed(() -> SiweText.parse(text, profile));
        }
        parsed(() -> SiweMessage.parse(text)).ifPresent(message -> {
            assertThat(message.text()).isEqualTo(text);
            String canonical = message.canonicalText();
            SiweMessage again = SiweMessage.parse(canonical);
            assertThat(again.canonicalText()).isEqualTo(canonical);
            assertThat(again.toBuilder().build().text()).isEqualTo(canonical);
            recaps(message);
        });
    }

    private static void recaps(SiweMessage message) {
        RecapFindings findings = SiweRecaps.all(message);
        REQUESTS.forEach(findings::nodesGrant);
        findings.nodesAccept();
        parsed(() -> SiweRecaps.extractAndVerify(message));
        parsed(() -> SiweRecaps.add(message, Recap.EMPTY));
    }

    @FuzzTest(maxDuration = LIMIT)
    @DictionaryFile(resourcePath = "/org/lit4j/conformance/recap.dict")
    void recap(byte[] data) {
        recap(text(data));
        recap(Recap.URN_PREFIX + text(data));
        recap(Recap.URN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(data));
    }

    private static void recap(String urn) {
        parsed(() -> Recap.decode(urn)).ifPresent(recap -> {
            assertThat(Recap.decode(recap.urn())).isEqualTo(recap);
            assertThat(Recap.decode(recap.urn()).urn()).isEqualTo(recap.urn());
            assertThat(recap.covers(recap)).isTrue();
            assertThat(recap.merge(Recap.EMPTY).attenuations()).isEqualTo(recap.attenuations());
            recap.statement();
            recap.warnings();
            recap.wildcards();
            recap.union(recap);
            recap.minus(recap);
            for (ResourceAbilityRequest request : REQUESTS) {
                assertThat(recap.explain(request).granted()).isEqualTo(recap.covers(request));
                boolean byMeaning = recap.explain(request, Reading.BY_MEANING).granted();
                assertThat(parsed(() -> recap.narrowTo(List.of(request)))).matches(one -> one.isPresent() == byMeaning);
            }
        });
        parsed(() -> SiweMessage.parse(
                        Fixture.message().resources(List.of(urn)).build().text()))
                .ifPresent(ParserFuzzTest::recaps);
    }

    @FuzzTest(maxDuration = LIMIT)
    @DictionaryFile(resourcePath = "/org/lit4j/conformance/authSig.dict")
    void authSig(byte[] data) {
        parsed(() -> AuthSig.parse(text(data))).ifPresent(authSig -> {
            assertThat(AuthSig.parse(authSig.toJson())).isEqualTo(authSig);
            DelegationTerms terms = new DelegationTerms(
                    Fixture.SESSION_URI, Optional.empty(), REQUESTS, Fixture.NOW, Duration.ZERO, data.length % 2 == 0);
            parsed(() -> new SiweDelegationCodec().check(authSig, terms));
            parsed(() -> CapacityDelegation.parse(authSig));
            parsed(() -> PaymentDelegation.parse(authSig));
            parsed(() -> CapacityDelegation.check(authSig, UseTerms.at(Fixture.NOW)));
        });
    }

    @FuzzTest(maxDuration = LIMIT)
    @DictionaryFile(resourcePath = "/org/lit4j/conformance/sessionSigs.dict")
    void sessionSigs(byte[] data) {
        parsed(() -> SessionSigs.parse(text(data))).ifPresent(sigs -> {
            assertThat(SessionSigs.parse(sigs.toJson()).byNode()).isEqualTo(sigs.byNode());
            assertThat(SessionSigs.parse(sigs.toJson()).toJson()).isEqualTo(sigs.toJson());
            SessionSigsValidation validation = sigs.validate(Fixture.CLOCK);
            assertThat(validation.errors()).hasSize((int) validation.problems().stream()
                    .map(SessionSigsValidation.Problem::node)
                    .distinct()
                    .count());
            parsed(() -> Summary.of(sigs, Fixture.CLOCK));
        });
    }

    @FuzzTest(maxDuration = LIMIT)
    @DictionaryFile(resourcePath = "/org/lit4j/conformance/conditions.dict")
    void conditions(byte[] data) {
        String text = text(data);
        parsed(() -> JsonParser.parse(text, "The text")).ifPresent(json -> {
            String written = json.stringify();
            assertThat(JsonParser.parse(written, "The text")).isEqualTo(json);
            for (ConditionFamily family : ConditionFamily.values()) {
                parsed(() -> AccessControlConditions.parse(family, text)).ifPresent(conditions -> {
                    assertThat(AccessControlConditions.parse(family, written).canonicalJson())
                            .isEqualTo(conditions.canonicalJson());
                    assertThat(conditions.hash()).hasSize(64);
                    if (family != ConditionFamily.UNIFIED) {
                        assertThat(AccessControlConditions.parse(family, conditions.canonicalJson())
                                        .canonicalJson())
                                .isEqualTo(conditions.canonicalJson());
                    }
                });
            }
        });
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.UTF_8);
    }

    /** Runs a parser that may refuse, but with nothing else than a {@link LitException}. */
    private static <T> Optional<T> parsed(Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (LitException e) {
            assertThat(e.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }
}
