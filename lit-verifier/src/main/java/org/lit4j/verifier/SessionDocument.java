package org.lit4j.verifier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;

/**
 * What a session key signs for one node. Immutable.
 *
 * @param maxPrice wei; empty for datil, which does not read it
 */
record SessionDocument(
        String sessionKey,
        List<Requested> requests,
        List<AuthSig> capabilities,
        String issuedAt,
        String expiration,
        String nodeAddress,
        Optional<BigInteger> maxPrice) {
    private static final String SESSION_KEY = "sessionKey";
    private static final String REQUESTS = "resourceAbilityRequests";
    private static final String CAPABILITIES = "capabilities";
    private static final String ISSUED_AT = "issuedAt";
    private static final String EXPIRATION = "expiration";
    private static final String NODE_ADDRESS = "nodeAddress";
    private static final String MAX_PRICE = "maxPrice";
    private static final List<String> DATIL =
            List.of(SESSION_KEY, REQUESTS, CAPABILITIES, ISSUED_AT, EXPIRATION, NODE_ADDRESS);
    private static final List<String> NAGA =
            List.of(SESSION_KEY, REQUESTS, CAPABILITIES, ISSUED_AT, EXPIRATION, NODE_ADDRESS, MAX_PRICE);
    private static final int PRICE_BITS = 256;
    /** Of 2^256-1. */
    private static final int DECIMAL_DIGITS = 78;

    /** One of the requests, as it stands. */
    record Requested(String prefix, String id, String ability) {}

    static SessionDocument parse(String text, Generation generation, QuirkNotes notes) throws Unreadable {
        SerdeReader in = new SerdeReader(text);
        Map<String, String> texts = new HashMap<>();
        List<Requested> requests = new ArrayList<>();
        List<AuthSig> capabilities = new ArrayList<>();
        BigInteger[] price = new BigInteger[1];
        boolean array = in.struct(
                generation == Generation.NAGA ? NAGA : DATIL,
                name -> {
                    switch (name) {
                        case REQUESTS -> in.array(i -> requests.add(request(in, notes)));
                        case CAPABILITIES -> in.array(i -> capabilities.add(AuthSigReader.read(in, notes)));
                        case MAX_PRICE -> price[0] = price(in, notes);
                        default -> texts.put(name, in.string());
                    }
                },
                () -> notes.met(Quirk.UNKNOWN_MEMBER));
        in.end();
        if (array) {
            notes.met(Quirk.ARRAY_FOR_OBJECT);
        }
        return new SessionDocument(
                String.valueOf(texts.get(SESSION_KEY)),
                List.copyOf(requests),
                List.copyOf(capabilities),
                String.valueOf(texts.get(ISSUED_AT)),
                String.valueOf(texts.get(EXPIRATION)),
                String.valueOf(texts.get(NODE_ADDRESS)),
                Optional.ofNullable(price[0]));
    }

    private static Requested request(SerdeReader in, QuirkNotes notes) throws Unreadable {
        Map<String, String> texts = new HashMap<>();
        Runnable unknown = () -> notes.met(Quirk.UNKNOWN_MEMBER);
        boolean array = in.struct(
                List.of("resource", "ability"),
                name -> {
                    if (name.equals("ability")) {
                        texts.put(name, in.string());
                    } else if (in.struct(
                            List.of("resource", "resourcePrefix"), inner -> texts.put(inner, in.string()), unknown)) {
                        notes.met(Quirk.ARRAY_FOR_OBJECT);
                    }
                },
                unknown);
        if (array) {
            notes.met(Quirk.ARRAY_FOR_OBJECT);
        }
        return new Requested(
                String.valueOf(texts.get("resourcePrefix")),
                String.valueOf(texts.get("resource")),
                String.valueOf(texts.get("ability")));
    }

    /** Digits alone are decimal, however many; behind 0x, once or twice, up to 64 are hexadecimal. None are zero. */
    private static BigInteger price(SerdeReader in, QuirkNotes notes) throws Unreadable {
        String text = in.plainString();
        boolean hex = text.startsWith("0x");
        String digits = hex ? Hex.stripPrefix(text.substring(2)) : text;
        if (!digits.matches(hex ? "[0-9a-fA-F]{0,64}" : "[0-9]*")) {
            throw in.invalid("maxPrice is neither decimal nor 0x and up to 64 hexadecimal digits");
        }
        if (!text.matches("0x[0-9a-fA-F]+|[0-9]+")) {
            notes.met(Quirk.PRICE_SPELLING);
        }
        String significant = digits.replaceFirst("^0+", "");
        if (significant.isEmpty()) {
            return BigInteger.ZERO;
        }
        BigInteger value = significant.length() > DECIMAL_DIGITS
                ? BigInteger.TWO.pow(PRICE_BITS)
                : new BigInteger(significant, hex ? 16 : 10);
        if (value.bitLength() > PRICE_BITS) {
            throw in.invalid("maxPrice is above 2^256-1");
        }
        return value;
    }
}
