package org.lit4j.core;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Chooses the cheapest nodes and shares a budget among them, as SDK 8 does. */
final class PriceAllocation {
    /** The budget when none is given. */
    static final BigInteger NO_LIMIT = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private PriceAllocation() {}

    /**
     * Returns the highest price for each of the cheapest nodes, cheapest first; of equal ones the earlier first. What the
     * budget leaves over is shared equally, the remainder is lost.
     *
     * @throws LitException {@code PRICE_TOO_LOW}
     */
    static Map<String, BigInteger> allocate(NodeSet nodes, Product product, BigInteger budget) {
        NodePricing pricing = nodes.pricing();
        List<String> cheapest = nodes.addresses().stream()
                .sorted(Comparator.comparing(node -> pricing.priceOf(node, product)))
                .limit(pricing.threshold().orElse(nodes.addresses().size()))
                .toList();
        BigInteger base =
                cheapest.stream().map(node -> pricing.priceOf(node, product)).reduce(BigInteger.ZERO, BigInteger::add);
        if (base.compareTo(budget) > 0) {
            throw new LitException(
                    ErrorCode.PRICE_TOO_LOW,
                    "The " + cheapest.size() + " cheapest nodes ask " + base + " wei for " + product
                            + ", more than the highest price of " + budget + ". Raise maxPrice.");
        }
        Map<String, BigInteger> prices = new LinkedHashMap<>();
        if (cheapest.isEmpty()) {
            return prices;
        }
        BigInteger share = budget.subtract(base).divide(BigInteger.valueOf(cheapest.size()));
        cheapest.forEach(node -> prices.put(node, pricing.priceOf(node, product).add(share)));
        return prices;
    }

    /** Returns all nodes in their order, for dialects without prices. */
    static Map<String, BigInteger> unpriced(NodeSet nodes) {
        Map<String, BigInteger> prices = new LinkedHashMap<>();
        nodes.addresses().forEach(node -> prices.put(node, BigInteger.ZERO));
        return prices;
    }
}
