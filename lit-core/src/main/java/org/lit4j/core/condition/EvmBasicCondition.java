package org.lit4j.core.condition;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/**
 * A balance, an owner or an address on an EVM chain. Immutable. Make one with {@link #builder}.
 *
 * @param contractAddress {@code 0x} and 40 hexadecimal digits as they shall be hashed; empty when there is no contract
 * @param chain the network's name for the chain, such as {@code ethereum}
 * @param standardContractType such as {@code ERC20}, {@code ERC721}, {@code ERC1155}; empty when there is no contract
 * @param method such as {@code eth_getBalance} or {@code balanceOf}; empty to test the address itself
 * @param parameters texts; {@code :userAddress} stands for the address that asks
 */
public record EvmBasicCondition(
        String contractAddress,
        String chain,
        String standardContractType,
        String method,
        List<String> parameters,
        ReturnValueTest returnValueTest)
        implements Condition {
    /**
     * Checks that nothing would be lost.
     *
     * @throws org.lit4j.core.error.LitException {@code CONDITION_INVALID} when the test has a key
     */
    public EvmBasicCondition {
        requireNonNull(contractAddress, "contractAddress");
        requireNonNull(chain, "chain");
        requireNonNull(standardContractType, "standardContractType");
        requireNonNull(method, "method");
        parameters = List.copyOf(parameters);
        if (!returnValueTest.key().isEmpty()) {
            throw MemberCopy.invalid("returnValueTest.key", "is not empty; basic EVM conditions have none");
        }
    }

    /** Starts a condition without contract, method and parameters. */
    public static Builder builder(String chain, ReturnValueTest returnValueTest) {
        return new Builder(chain, returnValueTest);
    }

    /** Makes the condition that the address that asks is this one, compared as text. */
    public static EvmBasicCondition address(String chain, String address) {
        return builder(chain, ReturnValueTest.of("=", address))
                .parameters(":userAddress")
                .build();
    }

    @Override
    public JsonObject json() {
        return JsonObject.builder()
                .put("conditionType", ConditionFamily.EVM_BASIC.wireName())
                .put("contractAddress", contractAddress)
                .put("chain", chain)
                .put("standardContractType", standardContractType)
                .put("method", method)
                .put("parameters", JsonArray.ofStrings(parameters))
                .put("returnValueTest", returnValueTest.json())
                .build();
    }

    /** Names each text, because four side by side invite a swap. One thread at a time. */
    public static final class Builder {
        private final String chain;
        private final ReturnValueTest returnValueTest;
        private String contractAddress = "";
        private String standardContractType = "";
        private String method = "";
        private List<String> parameters = List.of();

        private Builder(String chain, ReturnValueTest returnValueTest) {
            this.chain = chain;
            this.returnValueTest = returnValueTest;
        }

        /** Sets the address of the contract. */
        public Builder contractAddress(String contractAddress) {
            this.contractAddress = contractAddress;
            return this;
        }

        /** Sets the standard that the contract follows. */
        public Builder standardContractType(String standardContractType) {
            this.standardContractType = standardContractType;
            return this;
        }

        /** Sets the method. */
        public Builder method(String method) {
            this.method = method;
            return this;
        }

        /** Sets all parameters. */
        public Builder parameters(String... parameters) {
            this.parameters = List.of(parameters);
            return this;
        }

        /** Makes the condition. */
        public EvmBasicCondition build() {
            return new EvmBasicCondition(
                    contractAddress, chain, standardContractType, method, parameters, returnValueTest);
        }
    }
}
