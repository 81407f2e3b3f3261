package org.lit4j.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.siwe.Cid;
import org.lit4j.siwe.Recap;

/**
 * A capability object as nodes read it. Immutable.
 *
 * @param attenuations resource key → ability → restrictions, keys in byte order; {@code [{}]} is an empty list
 */
record NodeRecap(SortedMap<String, SortedMap<String, List<JsonObject>>> attenuations) {
    private static final String LEAD_IN =
            "I further authorize the stated URI to perform the following actions on my behalf:";
    private static final Comparator<String> BYTE_ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    static NodeRecap decode(String urn, QuirkNotes notes) throws Unreadable {
        String json = text(base64url(urn.substring(Recap.URN_PREFIX.length())));
        SerdeReader in = new SerdeReader(json);
        SortedMap<String, SortedMap<String, List<JsonObject>>> all = new TreeMap<>(BYTE_ORDER);
        boolean array = in.struct(
                List.of("att", "prf"),
                name -> {
                    if (name.equals("prf")) {
                        in.array(i -> proof(in));
                    } else {
                        in.object(key -> once(all, key(in, key), abilities(in, notes), notes));
                    }
                },
                () -> {});
        in.end();
        if (array) {
            notes.met(Quirk.RECAP_ARRAY);
        }
        return new NodeRecap(all);
    }

    private static String key(SerdeReader in, String key) throws Unreadable {
        if (!UriGrammar.isUri(key)) {
            throw in.invalid("a resource key that is no URI");
        }
        return key;
    }

    private static SortedMap<String, List<JsonObject>> abilities(SerdeReader in, QuirkNotes notes) throws Unreadable {
        SortedMap<String, List<JsonObject>> abilities = new TreeMap<>(BYTE_ORDER);
        in.object(name -> {
            if (!isAbility(name)) {
                throw in.invalid("an ability that is not namespace/name");
            }
            List<JsonObject> restrictions = new ArrayList<>();
            if (in.array(i -> restrictions.add(SerdeValue.object(in))) == 0) {
                throw in.invalid("an empty list of restrictions");
            }
            boolean unrestricted =
                    restrictions.size() == 1 && restrictions.get(0).members().isEmpty();
            once(abilities, name, unrestricted ? List.of() : List.copyOf(restrictions), notes);
        });
        return abilities;
    }

    private static <V> void once(Map<String, V> map, String key, V value, QuirkNotes notes) {
        if (map.put(key, value) != null) {
            notes.met(Quirk.RECAP_DUPLICATE);
        }
    }

    private static void proof(SerdeReader in) throws Unreadable {
        String text = in.string();
        try {
            if (!text.startsWith("z")) {
                throw in.invalid("a proof that does not begin with z");
            }
            Cid.parse(text);
        } catch (LitException e) {
            throw in.invalid("a proof that is no CID");
        }
    }

    private static boolean isAbility(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && slash < text.length() - 1
                && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "-_.+*/".indexOf(c) >= 0)
                && text.indexOf('/', slash + 1) < 0;
    }

    private static String text(byte[] bytes) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("it is not UTF-8");
        }
    }

    /** Reads with or without padding; one of two padding characters may be missing, none may be too many. */
    private static byte[] base64url(String text) throws Unreadable {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        int padding = text.length() - end;
        int tail = end % 4;
        if (tail == 1 || padding > (tail == 0 ? 0 : 4 - tail)) {
            throw new Unreadable("its base64url has the wrong length");
        }
        try {
            String digits = text.substring(0, end);
            byte[] bytes = Base64.getUrlDecoder().decode(digits);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(digits)) {
                return bytes;
            }
            throw new Unreadable("its base64url has bits left over that are not zero");
        } catch (IllegalArgumentException e) {
            throw new Unreadable("it is not base64url");
        }
    }

    /** Returns the sentence that the statement of the message must end with. */
    String statement() {
        StringBuilder out = new StringBuilder(LEAD_IN);
        int number = 1;
        for (Map.Entry<String, SortedMap<String, List<JsonObject>>> entry : attenuations.entrySet()) {
            SortedMap<String, List<String>> byNamespace = new TreeMap<>(BYTE_ORDER);
            for (String ability : entry.getValue().keySet()) {
                int slash = ability.indexOf('/');
                byNamespace
                        .computeIfAbsent(ability.substring(0, slash), namespace -> new ArrayList<>())
                        .add("'" + ability.substring(slash + 1) + "'");
            }
            for (Map.Entry<String, List<String>> group : byNamespace.entrySet()) {
                out.append(" (").append(number++).append(") '").append(group.getKey());
                out.append("': ").append(String.join(", ", group.getValue()));
                out.append(" for '").append(entry.getKey()).append("'.");
            }
        }
        return out.toString();
    }

    /** Returns the key that counts for a resource: the one for all ids when it is there. */
    String keyFor(String prefix, String id) {
        String all = prefix + "://*";
        String one = prefix + "://" + id;
        return attenuations.containsKey(all) ? all : attenuations.containsKey(one) ? one : "lit-invalid://*";
    }

    /** Returns the restrictions of one ability under every key with a scheme, in the order of the keys. */
    List<JsonObject> restrictionsOf(String scheme, String ability) {
        List<JsonObject> found = new ArrayList<>();
        attenuations.forEach((key, abilities) -> {
            if (key.startsWith(scheme + ":")) {
                found.addAll(abilities.getOrDefault(ability, List.of()));
            }
        });
        return found;
    }
}
