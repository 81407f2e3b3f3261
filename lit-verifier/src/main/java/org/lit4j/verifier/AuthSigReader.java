package org.lit4j.verifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lit4j.core.auth.AuthSig;

/** Reads an AuthSig as nodes do: an object, no other member, none twice but an algo after a null one. */
final class AuthSigReader {
    private static final List<String> REQUIRED = List.of("sig", "derivedVia", "signedMessage", "address");
    private static final String ALGO = "algo";

    private AuthSigReader() {}

    static AuthSig read(SerdeReader in, QuirkNotes notes) throws Unreadable {
        Map<String, String> members = new LinkedHashMap<>();
        boolean[] nullAlgo = {false};
        in.object(name -> {
            if (name.equals(ALGO)) {
                if (members.containsKey(ALGO)) {
                    throw in.invalid("the member 'algo' twice");
                }
                if (nullAlgo[0]) {
                    notes.met(Quirk.ALGO_TWICE);
                }
                String algo = in.optionalString();
                if (algo == null) {
                    nullAlgo[0] = true;
                } else {
                    members.put(ALGO, algo);
                }
            } else if (!REQUIRED.contains(name)) {
                throw in.invalid("an unknown member in an AuthSig");
            } else if (members.put(name, in.string()) != null) {
                throw in.invalid("the member '" + name + "' twice");
            }
        });
        for (String name : REQUIRED) {
            if (!members.containsKey(name)) {
                throw in.invalid("an AuthSig lacks the member '" + name + "'");
            }
        }
        AuthSig sig = AuthSig.of(
                text(members, "sig"),
                text(members, "derivedVia"),
                text(members, "signedMessage"),
                text(members, "address"));
        String algo = members.get(ALGO);
        return algo == null ? sig : sig.withAlgo(algo);
    }

    private static String text(Map<String, String> members, String name) {
        return String.valueOf(members.get(name));
    }
}
