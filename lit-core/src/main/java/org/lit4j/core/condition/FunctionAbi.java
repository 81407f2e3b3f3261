package org.lit4j.core.condition;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/**
 * The function of a contract, as far as it is hashed. Immutable.
 *
 * @param name the name in the contract
 * @param constant what compilers before Solidity 0.5 wrote; else false
 * @param stateMutability such as {@code view}
 */
public record FunctionAbi(
        String name, List<Parameter> inputs, List<Parameter> outputs, boolean constant, String stateMutability) {
    public FunctionAbi {
        requireNonNull(name, "name");
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        requireNonNull(stateMutability, "stateMutability");
    }

    /** Makes a function that reads and does not write: {@code view}, not {@code constant}. */
    public static FunctionAbi view(String name, List<Parameter> inputs, List<Parameter> outputs) {
        return new FunctionAbi(name, inputs, outputs, false, "view");
    }

    /** Returns a copy with {@code constant} set. */
    public FunctionAbi asConstant() {
        return new FunctionAbi(name, inputs, outputs, true, stateMutability);
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("name", name)
                .put("inputs", jsonOf(inputs))
                .put("outputs", jsonOf(outputs))
                .put("constant", constant)
                .put("stateMutability", stateMutability)
                .build();
    }

    private static JsonArray jsonOf(List<Parameter> parameters) {
        return new JsonArray(parameters.stream().<JsonValue>map(Parameter::json).toList());
    }

    /**
     * A parameter or result. Immutable.
     *
     * @param name may be empty
     * @param type such as {@code address} or {@code uint256}
     */
    public record Parameter(String name, String type) {
        public Parameter {
            requireNonNull(name, "name");
            requireNonNull(type, "type");
        }

        JsonObject json() {
            return JsonObject.builder().put("name", name).put("type", type).build();
        }
    }
}
