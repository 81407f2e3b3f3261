package org.lit4j.siwe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/** Writes what a capability object grants in English, exactly as wallets show it and nodes expect it. */
final class RecapStatement {
    private static final String LEAD_IN =
            "I further authorize the stated URI to perform the following actions on my behalf: ";

    private RecapStatement() {}

    /** Writes as SDKs do: namespaces in the order in which they turn up among the sorted full abilities. */
    static String of(JsonObject attenuations) {
        return write(attenuations, LinkedHashMap::new);
    }

    /** Writes as nodes do: namespaces in their own order, which differs where one begins with another. */
    static String asNodesWrite(JsonObject attenuations) {
        return write(attenuations, TreeMap::new);
    }

    private static String write(JsonObject attenuations, Supplier<Map<String, List<String>>> byNamespace) {
        StringBuilder out = new StringBuilder(LEAD_IN);
        int clause = 1;
        for (Map.Entry<String, JsonValue> entry : new TreeMap<>(attenuations.members()).entrySet()) {
            for (Map.Entry<String, List<String>> group : groups((JsonObject) entry.getValue(), byNamespace.get())) {
                out.append('(')
                        .append(clause++)
                        .append(") '")
                        .append(group.getKey())
                        .append("': ")
                        .append(String.join(", ", group.getValue()))
                        .append(" for '")
                        .append(entry.getKey())
                        .append("'. ");
            }
        }
        // The last character is always cut: the blank after a clause, or the one of the lead-in.
        return out.substring(0, out.length() - 1);
    }

    private static List<Map.Entry<String, List<String>>> groups(
            JsonObject abilities, Map<String, List<String>> byNamespace) {
        for (String ability : new TreeSet<>(abilities.members().keySet())) {
            int slash = ability.indexOf('/');
            byNamespace
                    .computeIfAbsent(ability.substring(0, slash), namespace -> new ArrayList<>())
                    .add("'" + ability.substring(slash + 1) + "'");
        }
        return List.copyOf(byNamespace.entrySet());
    }
}
