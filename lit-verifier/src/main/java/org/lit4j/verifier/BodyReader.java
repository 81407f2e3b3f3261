package org.lit4j.verifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lit4j.core.auth.AuthSig;

/** Reads the {@code authSig} member of a request as nodes do: one AuthSig, or else an object of them by chain. */
final class BodyReader {
    /** In the order in which nodes go through them. */
    private static final List<String> CHAINS = List.of("ethereum", "solana", "cosmos", "kyve", "cheqd", "juno");

    private BodyReader() {}

    /**
     * What was found.
     *
     * @param single whether it is one AuthSig, not an object of them by chain
     * @param sigs that one, or those that are there, in the nodes' order
     * @param byChain those that are there, in the nodes' order
     */
    record Body(boolean single, List<AuthSig> sigs, Map<String, AuthSig> byChain) {
        Body(Map<String, AuthSig> byChain) {
            this(false, List.copyOf(byChain.values()), byChain);
        }
    }

    static Body read(String json, QuirkNotes notes) throws Unreadable {
        try {
            SerdeReader in = new SerdeReader(json);
            AuthSig one = AuthSigReader.read(in, notes);
            in.end();
            return new Body(true, List.of(one), Map.of());
        } catch (Unreadable single) {
            try {
                return new Body(several(json, notes));
            } catch (Unreadable multiple) {
                throw single;
            }
        }
    }

    private static Map<String, AuthSig> several(String json, QuirkNotes notes) throws Unreadable {
        SerdeReader in = new SerdeReader(json);
        AuthSig[] found = new AuthSig[CHAINS.size()];
        boolean[] seen = new boolean[CHAINS.size()];
        in.object(name -> {
            int chain = CHAINS.indexOf(name);
            if (chain < 0) {
                in.skip();
                return;
            }
            if (seen[chain]) {
                throw in.invalid("the member '" + name + "' twice");
            }
            seen[chain] = true;
            if (in.peek() == 'n') {
                in.literal("null");
            } else {
                found[chain] = AuthSigReader.read(in, notes);
            }
        });
        in.end();
        Map<String, AuthSig> present = new LinkedHashMap<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] != null) {
                present.put(CHAINS.get(i), found[i]);
            }
        }
        return present;
    }
}
