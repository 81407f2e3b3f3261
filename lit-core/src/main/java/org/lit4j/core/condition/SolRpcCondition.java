package org.lit4j.core.condition;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/**
 * The result of a call of Solana's RPC. Immutable.
 *
 * @param method such as {@code getBalance}
 * @param params JSON values; {@code :userAddress} stands for the address that asks
 * @param pda the program derived address; null only in the first form of these conditions, which unified lists refuse
 * @param chain the network's name for the chain, such as {@code solana}
 */
public record SolRpcCondition(
        String method, List<JsonValue> params, @Nullable Pda pda, String chain, ReturnValueTest returnValueTest)
        implements Condition {
    public SolRpcCondition {
        requireNonNull(method, "method");
        params = List.copyOf(params);
        requireNonNull(chain, "chain");
        requireNonNull(returnValueTest, "returnValueTest");
    }

    /** Makes a condition in today's form, without a program derived address. */
    public static SolRpcCondition of(
            String method, List<String> params, String chain, ReturnValueTest returnValueTest) {
        return new SolRpcCondition(method, JsonArray.ofStrings(params).values(), Pda.NONE, chain, returnValueTest);
    }

    /** Returns a copy with a program derived address. */
    public SolRpcCondition withPda(Pda pda) {
        return new SolRpcCondition(method, params, requireNonNull(pda, "pda"), chain, returnValueTest);
    }

    /** Returns a copy in the first form, without the three members about program derived addresses. */
    public SolRpcCondition inFirstForm() {
        return new SolRpcCondition(method, params, null, chain, returnValueTest);
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder out = JsonObject.builder()
                .put("conditionType", ConditionFamily.SOL_RPC.wireName())
                .put("method", method)
                .put("params", new JsonArray(params));
        Optional.ofNullable(pda).ifPresent(address -> address.put(out));
        return out.put("chain", chain)
                .put("returnValueTest", returnValueTest.json())
                .build();
    }

    /**
     * A program derived address and how to read its account. Immutable.
     *
     * @param params what the address is derived from
     * @param offset where in the account's data, in bytes; from 0 to 2^53-1
     * @param fields the layout, free-form
     * @param key which field; empty for none
     */
    public record Pda(List<JsonValue> params, long offset, JsonObject fields, String key) {
        /** No program derived address. */
        public static final Pda NONE = new Pda(List.of(), 0, JsonObject.EMPTY, "");

        private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

        /**
         * Checks the offset.
         *
         * @throws org.lit4j.core.error.LitException {@code CONDITION_INVALID}
         */
        public Pda {
            params = List.copyOf(params);
            if (offset < 0 || offset > MAX_SAFE_INTEGER) {
                throw MemberCopy.invalid("pdaInterface.offset", "is not from 0 to 2^53-1");
            }
            requireNonNull(fields, "fields");
            requireNonNull(key, "key");
        }

        void put(JsonObject.Builder out) {
            out.put("pdaParams", new JsonArray(params))
                    .put(
                            "pdaInterface",
                            JsonObject.builder()
                                    .put("offset", offset)
                                    .put("fields", fields)
                                    .build())
                    .put("pdaKey", key);
        }
    }
}
