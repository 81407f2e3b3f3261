package org.lit4j.core.condition;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/**
 * The answer of a Cosmos node's REST interface. Immutable. Stands in unified lists only.
 *
 * @param path what is asked for; {@code :userAddress} stands for the address that asks
 * @param chain the network's name for the chain, such as {@code cosmos}
 * @param method such as {@code GET}; null leaves the member out
 * @param parameters texts; null leaves the member out
 */
public record CosmosCondition(
        String path,
        String chain,
        @Nullable String method,
        @Nullable List<String> parameters,
        ReturnValueTest returnValueTest)
        implements Condition {
    static final String TYPE = "cosmos";

    public CosmosCondition {
        requireNonNull(path, "path");
        requireNonNull(chain, "chain");
        parameters = parameters == null ? null : List.copyOf(parameters);
        requireNonNull(returnValueTest, "returnValueTest");
    }

    /** Makes a condition on a path, without method and parameters. */
    public static CosmosCondition path(String path, String chain, ReturnValueTest returnValueTest) {
        return new CosmosCondition(path, chain, null, null, returnValueTest);
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder out = JsonObject.builder()
                .put("conditionType", TYPE)
                .put("path", path)
                .put("chain", chain);
        if (method != null) {
            out.put("method", method);
        }
        if (parameters != null) {
            out.put("parameters", JsonArray.ofStrings(parameters));
        }
        return out.put("returnValueTest", returnValueTest.json()).build();
    }
}
