package org.lit4j.siwe;

import java.util.Map;
import java.util.regex.Pattern;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/** What a capability object may hold. */
final class RecapRules {
    private static final Pattern PART = Pattern.compile("[a-zA-Z0-9.*_+-]+");
    private static final Pattern ABILITY = Pattern.compile(PART + "/" + PART);

    private RecapRules() {}

    static void checkAbilityPart(String which, String part) {
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
        return all;
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
