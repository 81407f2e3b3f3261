package org.lit4j.siwe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/** What a capability object may hold. */
final class RecapRules {
    private static final Pattern PART = Pattern.compile("[a-zA-Z0-9.*_+-]+");
    private static final Pattern ABILITY = Pattern.compile(PART + "/" + PART);

    private RecapRules() {}

    static void checkGrant(String resourceKey, String namespace, String name, JsonObject restriction) {
        checkAbilityPart("namespace", namespace);
        checkAbilityPart("name", name);
        checkName(resourceKey);
        checkNames(restriction);
    }

    private static void checkAbilityPart(String which, String part) {
        if (!PART.matcher(part).matches()) {
            throw Recap.invalid("has the ability " + which + " '" + part
                    + "', which is empty or has other characters than letters, digits and .*_+-");
        }
    }

    /** Returns the argument if it is resource key → ability → list of objects. */
    static JsonObject checked(JsonValue attenuations) {
        if (!(attenuations instanceof JsonObject all)) {
            throw Recap.invalid("has no object 'att'");
        }
        for (Map.Entry<String, JsonValue> entry : all.members().entrySet()) {
            if (!(entry.getValue() instanceof JsonObject abilities)) {
                throw Recap.invalid("has no object of abilities for '" + entry.getKey() + "'");
            }
            abilities.members().forEach(RecapRules::checkAbility);
        }
        checkNames(all);
        return all;
    }

    /** Refuses names, at any depth, with half a character: they could be written, but neither we nor nodes read them. */
    private static void checkNames(JsonValue value) {
        if (value instanceof JsonArray array) {
            array.forEach(RecapRules::checkNames);
        } else if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> {
                checkName(name);
                checkNames(member);
            });
        }
    }

    private static void checkName(String name) {
        if (!new String(Utf8.encode(name), StandardCharsets.UTF_8).equals(name)) {
            throw Recap.invalid("has a resource key or member name with an unpaired surrogate");
        }
    }

    /** Returns a description of each id and each ability with a wildcard. */
    static List<String> wildcards(JsonObject attenuations) {
        List<String> found = new ArrayList<>();
        attenuations.members().forEach((key, abilities) -> {
            if (key.endsWith("://*")) {
                found.add("the id * of " + key);
            }
            ((JsonObject) abilities)
                    .members().keySet().stream()
                            .filter(ability -> ability.contains("*"))
                            .forEach(ability -> found.add("the ability " + ability + " on " + key));
        });
        return found;
    }

    private static void checkAbility(String ability, JsonValue list) {
        if (!ABILITY.matcher(ability).matches()) {
            throw Recap.invalid("has the ability '" + ability + "', which is not namespace/name");
        }
        if (!(list instanceof JsonArray array) || !array.values().stream().allMatch(JsonObject.class::isInstance)) {
            throw Recap.invalid("has a restriction list for '" + ability + "' that is not a list of objects");
        }
    }
}
