package org.lit4j.core;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * What nodes ask, in wei. Immutable.
 *
 * @param prices node address → price of each {@link Product}, by its id; a node that is missing asks nothing
 * @param threshold how many nodes must answer; empty for all of them
 */
public record NodePricing(Map<String, List<BigInteger>> prices, OptionalInt threshold) {
    /** Nodes that ask nothing; all of them answer. */
    public static final NodePricing FREE = new NodePricing(Map.of(), OptionalInt.empty());

    /**
     * Checks that every node has four prices, none below zero.
     *
     * @throws LitException {@code SETTING_INVALID}
     */
    public NodePricing {
        Map<String, List<BigInteger>> copy = new LinkedHashMap<>();
        prices.forEach((node, list) -> copy.put(node, List.copyOf(list)));
        copy.forEach((node, list) -> {
            if (list.size() != Product.values().length || list.stream().anyMatch(price -> price.signum() < 0)) {
                throw new LitException(
                        ErrorCode.SETTING_INVALID,
                        "Node " + node + " has the prices " + list + "; give one of zero or more for each of "
                                + List.of(Product.values()) + ".");
            }
        });
        if (threshold.isPresent() && threshold.getAsInt() < 1) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, "The threshold is " + threshold.getAsInt() + ". Give 1 or more.");
        }
        prices = java.util.Collections.unmodifiableMap(copy);
    }

    BigInteger priceOf(String node, Product product) {
        List<BigInteger> list = prices.get(node);
        return list == null ? BigInteger.ZERO : list.get(product.id());
    }
}
