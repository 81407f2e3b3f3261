package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.condition.AccessControlConditions;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonParser;
import org.lit4j.siwe.Recap;

/** Items 10 to 28: resources, abilities and access control conditions. */
class ResourceChecklistTest {
    private static final String HASH_OF_C = "53b01f820c82e86d7e4cd804b8a6f68682221eeb7df76fd43ee777c8caab5628";

    @Test
    void item010_keysArePrefixAndId() {
        assertThat(LitResource.accessControlCondition("a/b").key()).isEqualTo("lit-accesscontrolcondition://a/b");
        assertThat(LitResource.pkp("*").key()).isEqualTo("lit-pkp://*");
        assertThat(LitResource.rateLimitIncrease("7").key()).isEqualTo("lit-ratelimitincrease://7");
        assertThat(LitResource.litAction("Qm x").key()).isEqualTo("lit-litaction://Qm x");
        assertThat(LitResource.paymentDelegation("*").key()).isEqualTo("lit-paymentdelegation://*");
    }

    @Test
    void item011_pairsAreThoseOfTheMatrix() {
        Map<Kind, Set<LitAbility>> matrix = new EnumMap<>(Map.of(
                Kind.ACCESS_CONTROL_CONDITION,
                Set.of(LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION, LitAbility.ACCESS_CONTROL_CONDITION_SIGNING),
                Kind.PKP,
                Set.of(LitAbility.PKP_SIGNING),
                Kind.RATE_LIMIT_INCREASE,
                Set.of(LitAbility.RATE_LIMIT_INCREASE_AUTH),
                Kind.LIT_ACTION,
                Set.of(LitAbility.LIT_ACTION_EXECUTION),
                Kind.PAYMENT_DELEGATION,
                Set.of(LitAbility.PAYMENT_DELEGATION),
                Kind.RESOLVED_AUTH_CONTEXT,
                Set.of()));
        int pairs = 0;
        for (Kind kind : Kind.values()) {
            for (LitAbility ability : LitAbility.values()) {
                boolean valid = matrix.getOrDefault(kind, Set.of()).contains(ability);
                assertThat(kind.of("1").supports(ability))
                        .as(kind + " " + ability)
                        .isEqualTo(valid);
                pairs++;
            }
            Refused.with(
                    ErrorCode.ABILITY_UNKNOWN,
                    () -> ResourceAbilityRequest.parse(kind.of("1").key() + "#"));
        }
        assertThat(pairs).isEqualTo(36);
    }

    @Test
    void item012_abilitiesMapToNamespaceAndName() {
        Map<String, String> names = Map.of(
                "access-control-condition-decryption", "Threshold/Decryption",
                "access-control-condition-signing", "Threshold/Signing",
                "pkp-signing", "Threshold/Signing",
                "rate-limit-increase-auth", "Auth/Auth",
                "lit-action-execution", "Threshold/Execution",
                "lit-payment-delegation", "Auth/Auth");
        assertThat(LitAbility.values()).hasSameSizeAs(names.keySet());
        names.forEach((wire, recap) -> assertThat(LitAbility.parse(wire).recapNamespace() + "/"
                        + LitAbility.parse(wire).recapName())
                .isEqualTo(recap));
    }

    @Test
    void item013_aPairThatDoesNotExistIsRefused() {
        assertThat(Refused.with(
                        ErrorCode.ABILITY_NOT_SUPPORTED,
                        () -> Recap.builder().grant(LitResource.pkp("1"), LitAbility.LIT_ACTION_EXECUTION)))
                .hasMessageContaining("does not support the ability");
    }

    @Test
    void item014_pkpKeysAreReadByDialect() {
        assertThat(Dialects.V3.parseResource("lit-pkp://0x1").id()).isEqualTo("0x1");
        assertThat(Dialects.V7.parseResource("lit-pkp://0x1").id()).isEqualTo("0".repeat(63) + "1");
    }

    @Test
    void item015_paddingKeepsTheCase() {
        assertThat(Dialects.V7.parseResource("lit-pkp://0x12aB").key())
                .isEqualTo("lit-pkp://" + "0".repeat(60) + "12aB");
        assertThat(Dialects.V3.parseResource("lit-pkp://0x12aB").key()).isEqualTo("lit-pkp://0x12aB");
    }

    @Test
    void item016_pkpIdsHaveAtMost64Digits() {
        Refused.with(ErrorCode.RESOURCE_INVALID, () -> Dialects.V7.normalise(LitResource.pkp("a".repeat(65))));
        assertThat(Dialects.V7.normalise(LitResource.pkp("a".repeat(64))).id()).isEqualTo("a".repeat(64));
    }

    @Test
    void item017_whatIsNotHexadecimalIsNotPadded() {
        for (String id : new String[] {"*", "", "xyz", "0x12g"}) {
            assertThat(Dialects.V7.normalise(LitResource.pkp(id)).id())
                    .isEqualTo(id.startsWith("0x") ? id.substring(2) : id);
        }
    }

    @Test
    void item018_aKeyWithoutSeparatorHasNoId() {
        assertThat(Dialects.V3.parseResource("lit-pkpxyz")).isEqualTo(LitResource.pkp(""));
    }

    @Test
    void item019_kindsBelongToDialects() {
        String credit = "lit-ratelimitincrease://1";
        String context = "lit-resolvedauthcontext://x";
        assertThat(Dialects.V7.parseResource(credit)).isEqualTo(LitResource.rateLimitIncrease("1"));
        Refused.with(ErrorCode.RESOURCE_INVALID, () -> Dialects.V8.parseResource(credit));
        assertThat(Dialects.V8.parseResource(context)).isEqualTo(LitResource.resolvedAuthContext("x"));
        Refused.with(ErrorCode.RESOURCE_INVALID, () -> Dialects.V7.parseResource(context));
    }

    @Test
    void item020_resourceJsonUpToSdk7() {
        for (var dialect : new org.lit4j.core.dialect.Dialect[] {Dialects.V3, Dialects.V3_2, Dialects.V7}) {
            assertThat(LitResource.pkp("*").toJson(dialect.resourceMembers()).stringify())
                    .isEqualTo("{\"resource\":\"*\",\"resourcePrefix\":\"lit-pkp\"}");
        }
    }

    @Test
    void item021_resourceJsonOfSdk8() {
        assertThat(LitResource.pkp("*").toJson(Dialects.V8.resourceMembers()).stringify())
                .isEqualTo("{\"resourcePrefix\":\"lit-pkp\",\"resource\":\"*\"}");
    }

    @Test
    void item022_aRequestWithoutDataHasTwoMembers() {
        assertThat(Fixture.ANY_PKP.toJson(Dialects.V3.resourceMembers()).stringify())
                .isEqualTo(
                        "{\"resource\":{\"resource\":\"*\",\"resourcePrefix\":\"lit-pkp\"},\"ability\":\"pkp-signing\"}");
    }

    @Test
    void item023_dataIsTheLastMember() {
        ResourceAbilityRequest request = new ResourceAbilityRequest(
                LitResource.pkp("*"), LitAbility.PKP_SIGNING, JsonParser.parseObject("{\"b\":1,\"a\":2}", "The data"));

        assertThat(request.toJson(Dialects.V8.resourceMembers()).stringify())
                .isEqualTo(
                        "{\"resource\":{\"resourcePrefix\":\"lit-pkp\",\"resource\":\"*\"},\"ability\":\"pkp-signing\","
                                + "\"data\":{\"b\":1,\"a\":2}}");
    }

    @Test
    void item024_theBasicConditionHashes() {
        assertThat(AccessControlConditions.evmBasic("[" + Fixture.CONDITION + "]")
                        .hash())
                .isEqualTo(HASH_OF_C);
    }

    @Test
    void item025_theUnifiedConditionsHashWithoutTheirType() {
        String typed = Fixture.CONDITION.replaceFirst("\\{", "{\"conditionType\":\"evmBasic\",");
        String unified = "[" + typed + ",{\"operator\":\"and\"}," + typed + "]";
        String basic = "[" + Fixture.CONDITION + ",{\"operator\":\"and\"}," + Fixture.CONDITION + "]";

        assertThat(AccessControlConditions.unified(unified).hash())
                .isEqualTo("d5adc91f0fd067c8ac0234404eebd773347fd3d764dfe64b9e7557637fc8fdeb");
        assertThat(AccessControlConditions.evmBasic(basic).hash())
                .isEqualTo(AccessControlConditions.unified(unified).hash());
    }

    @Test
    void item026_constantIsFalseUnlessSaid() {
        String without = "[{\"contractAddress\":\"0x1\",\"functionName\":\"f\",\"functionParams\":[],\"functionAbi\":{"
                + "\"name\":\"f\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"view\"},\"chain\":\"ethereum\","
                + "\"returnValueTest\":{\"key\":\"\",\"comparator\":\"=\",\"value\":\"1\"}}]";
        String with = without.replace("\"stateMutability\"", "\"constant\":false,\"stateMutability\"");
        String other = with.replace("\"constant\":false", "\"constant\":true");

        String hash = AccessControlConditions.evmContract(without).hash();
        assertThat(hash).isEqualTo(AccessControlConditions.evmContract(with).hash());
        assertThat(hash).isNotEqualTo(AccessControlConditions.evmContract(other).hash());
    }

    @Test
    @DisplayName("item027: an empty list is refused; repaired: of every family")
    void item027_anEmptyListIsRefused() {
        Refused.with(ErrorCode.CONDITION_INVALID, () -> AccessControlConditions.unified("[]"));
        Refused.with(ErrorCode.CONDITION_INVALID, () -> AccessControlConditions.evmBasic("[]"));
    }

    @Test
    void item028_theResourceIdOfAPlaintext() {
        assertThat(AccessControlConditions.evmBasic("[" + Fixture.CONDITION + "]")
                        .resource(AccessControlConditions.dataHash("hello".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(LitResource.accessControlCondition(
                        HASH_OF_C + "/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
    }
}
