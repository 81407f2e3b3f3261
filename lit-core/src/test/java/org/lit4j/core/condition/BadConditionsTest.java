package org.lit4j.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;

/** Bad conditions, one by one: what is reported, and where. Single quotation marks stand for double ones. */
class BadConditionsTest {
    private static final ReturnValueTest TEST = ReturnValueTest.of("=", "1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            evmBasic | {} | the whole is an object, not an array
            evmBasic | 'x' | the whole is a string, not an array
            evmBasic | [] | the list is empty
            unified | [] | the list is empty
            evmBasic | [[]] | [0] is empty
            evmBasic | ['x'] | [0] is a string
            evmBasic | [null] | [0] is null
            evmBasic | [{'chain':''}] | [0].returnValueTest is missing
            evmBasic | [{'returnValueTest':null}] | [0].returnValueTest is null, not an object
            evmBasic | [{'returnValueTest':{}},{'operator':'and'},{'returnValueTest':{'comparator':1}}] \
            | [2].returnValueTest.comparator is a number, not a string
            evmBasic | [{'returnValueTest':{}},[{'returnValueTest':{'value':[]}}]] \
            | [1][0].returnValueTest.value is an array
            evmBasic | [{'chain':7,'returnValueTest':{}}] | [0].chain is a number, not a string
            evmBasic | [{'parameters':'x','returnValueTest':{}}] | [0].parameters is a string, not an array
            evmBasic | [{'parameters':['x',1],'returnValueTest':{}}] | [0].parameters[1] is a number
            evmBasic | [{'operator':'xor'}] | [0].operator is neither 'and' nor 'or'
            evmBasic | [{'operator':true}] | [0].operator is true or false, not a string
            evmBasic | [{'operator':'and','returnValueTest':{}}] | [0] is a condition and an operator at once
            evmBasic | [{'conditionType':'solRpc','returnValueTest':{}}] | [0].conditionType is not evmBasic
            evmContract | [{'returnValueTest':{}}] | [0].functionAbi is missing
            evmContract | [{'functionAbi':{'inputs':[]},'returnValueTest':{}}] | [0].functionAbi.outputs is missing
            evmContract | [{'functionAbi':{'outputs':[],'inputs':{}},'returnValueTest':{}}] \
            | [0].functionAbi.inputs is an object
            evmContract | [{'functionAbi':{'outputs':[],'inputs':[{},{'type':1}]},'returnValueTest':{}}] \
            | [0].functionAbi.inputs[1].type is a number
            evmContract | [{'functionAbi':{'outputs':[1],'inputs':[]},'returnValueTest':{}}] \
            | [0].functionAbi.outputs[0] is a number
            evmContract | [{'functionAbi':{'outputs':[],'inputs':[],'constant':null},'returnValueTest':{}}] \
            | [0].functionAbi.constant is null, not true or false
            evmContract | [{'functionAbi':{'outputs':[],'inputs':[]},'returnValueTest':{'key':null}}] \
            | [0].returnValueTest.key is null
            solRpc | [{'params':{},'returnValueTest':{}}] | [0].params is an object, not an array
            solRpc | [{'pdaParams':[],'returnValueTest':{}}] | [0].pdaInterface is missing
            solRpc | [{'pdaParams':[],'pdaInterface':{},'returnValueTest':{}}] | [0].pdaKey is missing
            solRpc | [{'pdaParams':[],'pdaInterface':{'fields':{}},'pdaKey':'','returnValueTest':{}}] \
            | [0].pdaInterface.offset is missing
            solRpc | [{'pdaParams':[],'pdaInterface':{'offset':{},'fields':1},'pdaKey':'','returnValueTest':{}}] \
            | [0].pdaInterface.offset is an object, not a number
            unified | [{'returnValueTest':{}}] | [0].conditionType is missing
            unified | [{'conditionType':'evmFancy','returnValueTest':{}}] | [0].conditionType is unknown
            unified | [{'conditionType':'unified','returnValueTest':{}}] | [0].conditionType is unknown
            unified | [{'conditionType':1,'returnValueTest':{}}] | [0].conditionType is unknown
            unified | [{'conditionType':'solRpc','returnValueTest':{}}] | [0].pdaInterface is missing
            unified | [{'conditionType':'cosmos','method':1,'returnValueTest':{}}] \
            | [0].method is a number, not a string
            """)
    void isRefusedWithItsPath(String family, String json, String message) {
        ConditionFamily kind = ConditionFamily.named(family).orElseThrow();

        assertRefused(() -> AccessControlConditions.parse(kind, json.replace('\'', '"')), message);
    }

    @Test
    void textThatIsNotJsonIsRefusedWithItsPosition() {
        LitException failure =
                catchThrowableOfType(LitException.class, () -> AccessControlConditions.unified("[{conditionType:1}]"));

        assertThat(failure.code()).isEqualTo(ErrorCode.JSON_INVALID);
        assertThat(failure.position()).isPresent();
    }

    @Test
    void valuesOfAnotherFamilyAreRefused() {
        EvmBasicCondition basic = EvmBasicCondition.address("ethereum", "0x");
        CosmosCondition cosmos = CosmosCondition.path("/", "cosmos", TEST);

        assertRefused(() -> AccessControlConditions.solRpc(basic), "[0].conditionType is not solRpc");
        assertRefused(
                () -> AccessControlConditions.evmBasic(basic, Operator.AND, ConditionGroup.of(cosmos)),
                "[2][0].conditionType is not evmBasic");
        assertRefused(
                () -> AccessControlConditions.unified(
                        SolRpcCondition.of("m", List.of(), "solana", TEST).inFirstForm()),
                "[0].pdaInterface is missing");
        assertRefused(AccessControlConditions::unified, "the list is empty");
    }

    @Test
    void valuesThatCannotBeWrittenAreRefused() {
        ReturnValueTest keyed = new ReturnValueTest("balance", "=", "1");

        assertRefused(() -> EvmBasicCondition.builder("ethereum", keyed).build(), "returnValueTest.key is not empty");
        assertRefused(() -> new SolRpcCondition.Pda(List.of(), -1, JsonObject.EMPTY, ""), "pdaInterface.offset is not");
        assertRefused(
                () -> new SolRpcCondition.Pda(List.of(), 1L << 53, JsonObject.EMPTY, ""), "pdaInterface.offset is not");
    }

    @Test
    void aLegacyResourceIdNamesTheMember() {
        assertRefused(() -> SigningResourceId.parse("{\"role\":1}"), "resourceId.role is a number, not a string");
    }

    @Test
    void aHashOfTheWrongLengthIsRefused() {
        AccessControlConditions conditions =
                AccessControlConditions.evmBasic(EvmBasicCondition.address("ethereum", "0x"));

        for (ThrowingCallable bad : List.<ThrowingCallable>of(
                () -> conditions.resourceId(new byte[31]),
                () -> conditions.resourceId("ab".repeat(33)),
                () -> conditions.resource("zz".repeat(32)))) {
            assertThat(catchThrowableOfType(LitException.class, bad).code()).isEqualTo(ErrorCode.HEX_INVALID);
        }
    }

    private static void assertRefused(ThrowingCallable action, String message) {
        LitException failure = catchThrowableOfType(LitException.class, action);

        assertThat(failure).as(message).isNotNull().hasMessageContaining(message);
        assertThat(failure.code()).isEqualTo(ErrorCode.CONDITION_INVALID);
    }
}
