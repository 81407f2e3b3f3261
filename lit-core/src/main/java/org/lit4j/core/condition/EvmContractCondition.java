package org.lit4j.core.condition;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/**
 * The result of a function of a contract on an EVM chain. Immutable.
 *
 * @param contractAddress {@code 0x} and 40 hexadecimal digits, as they shall be hashed
 * @param functionName the function to call
 * @param functionParams texts; {@code :userAddress} stands for the address that asks
 * @param chain the network's name for the chain
 */
public record EvmContractCondition(
        String contractAddress,
        String functionName,
        List<String> functionParams,
        FunctionAbi functionAbi,
        String chain,
        ReturnValueTest returnValueTest)
        implements Condition {
    public EvmContractCondition {
        requireNonNull(contractAddress, "contractAddress");
        requireNonNull(functionName, "functionName");
        functionParams = List.copyOf(functionParams);
        requireNonNull(functionAbi, "functionAbi");
        requireNonNull(chain, "chain");
        requireNonNull(returnValueTest, "returnValueTest");
    }

    @Override
    public JsonObject json() {
        return JsonObject.builder()
                .put("conditionType", ConditionFamily.EVM_CONTRACT.wireName())
                .put("contractAddress", contractAddress)
                .put("functionName", functionName)
                .put("functionParams", JsonArray.ofStrings(functionParams))
                .put("functionAbi", functionAbi.json())
                .put("chain", chain)
                .put("returnValueTest", returnValueTest.json())
                .build();
    }
}
