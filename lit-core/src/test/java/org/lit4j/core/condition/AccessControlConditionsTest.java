package org.lit4j.core.condition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;

class AccessControlConditionsTest {
    private static final EvmBasicCondition BALANCE = EvmBasicCondition.builder(
                    "ethereum", ReturnValueTest.of(">=", "0"))
            .method("eth_getBalance")
            .parameters(":userAddress", "latest")
            .build();
    private static final String BALANCE_JSON = "{\"contractAddress\":\"\",\"standardContractType\":\"\","
            + "\"chain\":\"ethereum\",\"method\":\"eth_getBalance\",\"parameters\":[\":userAddress\",\"latest\"],"
            + "\"returnValueTest\":{\"comparator\":\">=\",\"value\":\"0\"}}";
    private static final String TYPED_BALANCE_JSON = "{\"conditionType\":\"evmBasic\"," + BALANCE_JSON.substring(1);
    private static final String BALANCE_HASH = "53b01f820c82e86d7e4cd804b8a6f68682221eeb7df76fd43ee777c8caab5628";
    private static final String HELLO_HASH = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @Test
    void hashOfABasicCondition() {
        AccessControlConditions conditions = AccessControlConditions.evmBasic("[" + BALANCE_JSON + "]");

        assertThat(conditions.hash()).isEqualTo(BALANCE_HASH);
        assertThat(conditions.canonicalJson())
                .startsWith("[{\"contractAddress\":\"\",\"chain\":\"ethereum\",\"standardContractType\":");
        assertThat(conditions).hasToString("AccessControlConditions[evmBasic, " + BALANCE_HASH + "]");
    }

    @Test
    void hashOfAUnifiedList() {
        AccessControlConditions conditions = AccessControlConditions.unified(
                "[" + TYPED_BALANCE_JSON + ",{\"operator\":\"and\"}," + TYPED_BALANCE_JSON + "]");

        assertThat(conditions.hash()).isEqualTo("d5adc91f0fd067c8ac0234404eebd773347fd3d764dfe64b9e7557637fc8fdeb");
        assertThat(conditions).isEqualTo(AccessControlConditions.unified(BALANCE, Operator.AND, BALANCE));
    }

    @Test
    void resourceOfConditionsAndData() {
        AccessControlConditions conditions = AccessControlConditions.evmBasic(BALANCE);
        String dataHash = AccessControlConditions.dataHash("hello".getBytes(UTF_8));

        assertThat(conditions.resourceId(dataHash)).isEqualTo(BALANCE_HASH + "/" + HELLO_HASH);
        assertThat(conditions.resourceId(Hex.decode(HELLO_HASH, "The hash")))
                .isEqualTo(conditions.resourceId(dataHash));
        assertThat(conditions.resourceId("0x" + HELLO_HASH.replace('f', 'F')))
                .isEqualTo(conditions.resourceId(dataHash));
        assertThat(conditions.resource(dataHash).key())
                .isEqualTo("lit-accesscontrolcondition://" + BALANCE_HASH + "/" + HELLO_HASH);
        assertThat(conditions.resource(Hex.decode(HELLO_HASH, "The hash"))).isEqualTo(conditions.resource(dataHash));
        assertThat(conditions.signingResource()).isEqualTo(LitResource.accessControlCondition(BALANCE_HASH));
    }

    @Test
    void absentMembersStayAbsentAndUnknownOnesVanish() {
        assertThat(AccessControlConditions.evmBasic("[{\"note\":1,\"chain\":\"base\",\"returnValueTest\":{\"x\":2}}]")
                        .canonicalJson())
                .isEqualTo("[{\"chain\":\"base\",\"returnValueTest\":{}}]");
    }

    @Test
    void valuesAndJsonOfBasicConditionsAgree() {
        String address = "0x50e2dac5e78B5905CB09495547452cEE64426db2";
        AccessControlConditions values = AccessControlConditions.evmBasic(
                EvmBasicCondition.address("ethereum", address),
                Operator.OR,
                ConditionGroup.of(
                        BALANCE,
                        Operator.AND,
                        EvmBasicCondition.builder("base", ReturnValueTest.of(">", "0"))
                                .contractAddress("0x3110c39b428221012934A7F617913b095BC1078C")
                                .standardContractType("ERC1155")
                                .method("balanceOf")
                                .parameters(":userAddress", "9541")
                                .build()));

        assertThat(values)
                .isEqualTo(AccessControlConditions.evmBasic("[{\"contractAddress\":\"\",\"standardContractType\":\"\","
                        + "\"chain\":\"ethereum\",\"method\":\"\",\"parameters\":[\":userAddress\"],"
                        + "\"returnValueTest\":{\"comparator\":\"=\",\"value\":\"" + address + "\"}},"
                        + "{\"operator\":\"or\"},[" + BALANCE_JSON + ",{\"operator\":\"and\"},"
                        + "{\"contractAddress\":\"0x3110c39b428221012934A7F617913b095BC1078C\","
                        + "\"standardContractType\":\"ERC1155\",\"chain\":\"base\",\"method\":\"balanceOf\","
                        + "\"parameters\":[\":userAddress\",\"9541\"],"
                        + "\"returnValueTest\":{\"comparator\":\">\",\"value\":\"0\"}}]]"))
                .hasSameHashCodeAs(AccessControlConditions.evmBasic(values.json()));
    }

    @Test
    void valuesAndJsonOfContractConditionsAgree() {
        AccessControlConditions values = AccessControlConditions.evmContract(contract());

        assertThat(values.canonicalJson())
                .isEqualTo("[{\"contractAddress\":\"0xb71a679cfff330591d556c4b9f21c7739ca9590c\","
                        + "\"functionName\":\"members\",\"functionParams\":[\":userAddress\"],"
                        + "\"functionAbi\":{\"name\":\"members\",\"inputs\":[{\"name\":\"\",\"type\":\"address\"}],"
                        + "\"outputs\":[{\"name\":\"shares\",\"type\":\"uint256\"}],\"constant\":true,"
                        + "\"stateMutability\":\"view\"},\"chain\":\"xdai\","
                        + "\"returnValueTest\":{\"key\":\"shares\",\"comparator\":\">=\",\"value\":\"1\"}}]");
        assertThat(AccessControlConditions.evmContract(values.json())).isEqualTo(values);
        String withoutConstant = values.canonicalJson().replace("\"constant\":true,", "");
        assertThat(AccessControlConditions.evmContract(withoutConstant).canonicalJson())
                .contains("\"constant\":false,");
    }

    @Test
    void valuesAndJsonOfSolanaConditionsAgree() {
        SolRpcCondition condition = solana().withPda(new SolRpcCondition.Pda(
                List.of(new JsonNumber(1)), 8, JsonObject.of("a", new JsonNumber(1)), "owner"));
        String json = "[{\"method\":\"getBalance\",\"params\":[\":userAddress\"],\"pdaParams\":[1],"
                + "\"pdaInterface\":{\"offset\":8,\"fields\":{\"a\":1}},\"pdaKey\":\"owner\",\"chain\":\"solana\","
                + "\"returnValueTest\":{\"key\":\"\",\"comparator\":\">=\",\"value\":\"1\"}}]";

        assertThat(AccessControlConditions.solRpc(condition).canonicalJson()).isEqualTo(json);
        assertThat(AccessControlConditions.solRpc(condition)).isEqualTo(AccessControlConditions.solRpc(json));
        assertThat(AccessControlConditions.solRpc(solana().inFirstForm()).canonicalJson())
                .isEqualTo("[{\"method\":\"getBalance\",\"params\":[\":userAddress\"],\"chain\":\"solana\","
                        + "\"returnValueTest\":{\"key\":\"\",\"comparator\":\">=\",\"value\":\"1\"}}]");
    }

    @Test
    void valuesAndJsonOfAMixedListAgree() {
        CosmosCondition cosmos = new CosmosCondition(
                "/balances/:userAddress", "cosmos", "GET", List.of(), new ReturnValueTest("$.amount", ">=", "1"));
        AccessControlConditions values = AccessControlConditions.unified(
                BALANCE,
                Operator.AND,
                ConditionGroup.of(contract(), Operator.OR, solana(), Operator.OR, cosmos),
                Operator.OR,
                CosmosCondition.path("/p", "juno", ReturnValueTest.of("=", "1")));

        assertThat(values.canonicalJson())
                .doesNotContain("conditionType")
                .endsWith("{\"operator\":\"or\"},{\"path\":\"/balances/:userAddress\",\"chain\":\"cosmos\","
                        + "\"method\":\"GET\",\"parameters\":[],"
                        + "\"returnValueTest\":{\"key\":\"$.amount\",\"comparator\":\">=\",\"value\":\"1\"}}],"
                        + "{\"operator\":\"or\"},{\"path\":\"/p\",\"chain\":\"juno\","
                        + "\"returnValueTest\":{\"key\":\"\",\"comparator\":\"=\",\"value\":\"1\"}}]");
        JsonArray sdkForm = new JsonArray(List.of(
                BALANCE.json(),
                Operator.AND.json(),
                JsonArray.of(contract().json(), Operator.OR.json(), solana().json(), Operator.OR.json(), cosmos.json()),
                Operator.OR.json(),
                CosmosCondition.path("/p", "juno", ReturnValueTest.of("=", "1")).json()));
        assertThat(AccessControlConditions.unified(sdkForm.stringify())).isEqualTo(values);
    }

    @Test
    void familiesDifferEvenWhenTheirJsonDoesNot() {
        assertThat(AccessControlConditions.evmBasic(BALANCE))
                .isNotEqualTo(AccessControlConditions.unified(BALANCE))
                .extracting(AccessControlConditions::hash)
                .isEqualTo(AccessControlConditions.unified(BALANCE).hash());
    }

    @Test
    void textIsHashedAsJavaScriptEncodesIt() {
        JsonArray loneSurrogate = JsonArray.of(
                JsonParser.parseObject(BALANCE_JSON, "The condition").with("chain", new JsonString("\ud800/\u2028<")));

        assertThat(AccessControlConditions.evmBasic(loneSurrogate).canonicalJson())
                .contains("\"chain\":\"\\ud800/\u2028<\"");
    }

    @Test
    void legacyResourceIdIsHashedInItsOrder() {
        SigningResourceId id = SigningResourceId.parse(
                "{\"path\":\"/p\",\"baseUrl\":\"b\",\"extraData\":\"e\",\"role\":\"r\",\"orgId\":\"o\",\"more\":1}");

        assertThat(id.canonicalJson())
                .isEqualTo("{\"baseUrl\":\"b\",\"path\":\"/p\",\"orgId\":\"o\",\"role\":\"r\",\"extraData\":\"e\"}");
        assertThat(id.hash()).isEqualTo("5364f143b64b7b2940767275e1835aada733f7380a9b9b3cdf64aacfc061d4fc");
        assertThat(id).isEqualTo(SigningResourceId.parse(id.canonicalJson()));
    }

    private static EvmContractCondition contract() {
        return new EvmContractCondition(
                "0xb71a679cfff330591d556c4b9f21c7739ca9590c",
                "members",
                List.of(":userAddress"),
                FunctionAbi.view(
                                "members",
                                List.of(new FunctionAbi.Parameter("", "address")),
                                List.of(new FunctionAbi.Parameter("shares", "uint256")))
                        .asConstant(),
                "xdai",
                new ReturnValueTest("shares", ">=", "1"));
    }

    private static SolRpcCondition solana() {
        return SolRpcCondition.of("getBalance", List.of(":userAddress"), "solana", ReturnValueTest.of(">=", "1"));
    }
}
