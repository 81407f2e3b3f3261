package org.lit4j.verifier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;

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
    private static final int PRICE_LENGTH = 100;

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
                        case MAX_PRICE -> price[0] = price(in);
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

    /** Digits alone are decimal, behind 0x hexadecimal. */
    private static BigInteger price(SerdeReader in) throws Unreadable {
        String text = in.plainString();
        boolean hex = text.startsWith("0x");
        String digits = hex ? text.substring(2) : text;
        if (!digits.matches(hex ? "[0-9a-fA-F]+" : "[0-9]+") || digits.length() > PRICE_LENGTH) {
            throw in.invalid("maxPrice is neither decimal nor 0x and hexadecimal digits");
        }
        BigInteger value = new BigInteger(digits, hex ? 16 : 10);
        if (value.bitLength() > PRICE_BITS) {
            throw in.invalid("maxPrice is above 2^256-1");
        }
        return value;
    }
}
