package org.lit4j.verifier;

import static org.lit4j.verifier.ErrorKind.PARSER;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_SIG_CONVERSION_ERROR;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.siwe.PaymentScope;

/** Reads the restrictions of delegations. The first one that is not as it should be ends the reading. */
final class RestrictionReader {
    private static final BigInteger UINT64 = BigInteger.TWO.pow(64);
    private static final int PRICE_BITS = 256;
    private static final int LONGEST_NUMBER = 100;

    private RestrictionReader() {}

    /**
     * Reads one line of a payment delegation.
     *
     * @param user 40 lower-case hexadecimal digits
     */
    static PaymentTerms payment(JsonObject restriction, String user) {
        List<String> delegatees = strings(restriction, "delegate_to").orElseThrow(() -> missing("delegate_to"));
        requireListed(delegatees, user);
        return new PaymentTerms(price(restriction), scopes(restriction));
    }

    /** Reads one line of a rate limit delegation; without a list of delegatees it is for everyone. */
    static RateLimitTerms rateLimit(JsonObject restriction, String user) {
        strings(restriction, "delegate_to").ifPresent(delegatees -> requireListed(delegatees, user));
        BigInteger uses = decimal(string(restriction, "uses"), "uses");
        if (uses.compareTo(UINT64) >= 0) {
            throw refused("uses is above 64 bits");
        }
        Optional<List<BigInteger>> ids = strings(restriction, "nft_id")
                .map(texts ->
                        texts.stream().map(text -> decimal(text, "nft_id")).toList());
        return new RateLimitTerms(uses, ids);
    }

    private static BigInteger price(JsonObject restriction) {
        String text = string(restriction, "max_price");
        String digits = text.startsWith("0x") ? text.substring(2) : text;
        if (!digits.matches("[0-9a-fA-F]+") || digits.length() > LONGEST_NUMBER) {
            throw refused("max_price is not hexadecimal");
        }
        BigInteger price = new BigInteger(digits, 16);
        if (price.bitLength() > PRICE_BITS) {
            throw refused("max_price is above 2^256-1");
        }
        return price;
    }

    private static Set<PaymentScope> scopes(JsonObject restriction) {
        Set<PaymentScope> scopes = EnumSet.noneOf(PaymentScope.class);
        for (String name : strings(restriction, "scopes").orElseThrow(() -> missing("scopes"))) {
            try {
                scopes.add(PaymentScope.parse(name));
            } catch (LitException e) {
                throw refused("there is an unknown scope");
            }
        }
        return scopes;
    }

    /** An entry that is written with 0x never matches. */
    private static void requireListed(List<String> delegatees, String user) {
        if (delegatees.stream()
                .noneMatch(entry -> entry.toLowerCase(Locale.ROOT).equals(user))) {
            throw refused("it is not for the user " + user);
        }
    }

    private static BigInteger decimal(String text, String name) {
        if (!text.matches("[0-9]+") || text.length() > LONGEST_NUMBER) {
            throw refused(name + " is not decimal");
        }
        return new BigInteger(text);
    }

    private static String string(JsonObject restriction, String name) {
        if (restriction.members().get(name) instanceof JsonString text) {
            return text.value();
        }
        throw missing(name);
    }

    private static Optional<List<String>> strings(JsonObject restriction, String name) {
        JsonValue value = restriction.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (JsonValue element : array) {
                if (!(element instanceof JsonString text)) {
                    throw refused(name + " has an element that is no string");
                }
                texts.add(text.value());
            }
            return Optional.of(texts);
        }
        throw refused(name + " is no array");
    }

    private static Refusal missing(String name) {
        return refused("it lacks the string or array '" + name + "'");
    }

    private static Refusal refused(String problem) {
        return Refusal.of(PARSER, NODE_SIWE_SIG_CONVERSION_ERROR, "Restriction of a delegation: " + problem, problem);
    }
}
