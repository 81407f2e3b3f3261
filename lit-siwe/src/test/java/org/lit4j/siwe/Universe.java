package org.lit4j.siwe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;

/**
 * A world so small that everything in it can be counted: what a capability object grants is a set of uses, one bit each.
 *
 * <p>A use has a kind of resource, an id, an ability's namespace and name, and a way (which restriction it keeps to). In
 * each of these there is one value that no object names; only a wildcard, or {@code {}}, reaches it.
 */
final class Universe {
    static final List<String> PREFIXES = List.of("lit-accesscontrolcondition", "lit-pkp", "lit-litaction");
    private static final List<String> IDS = List.of("a", "b", "unnamed");
    private static final List<String> NAMESPACES = List.of("Threshold", "unnamed");
    private static final List<String> NAMES = List.of("Signing", "Decryption", "Execution", "unnamed");
    private static final List<String> WAYS = List.of("{\"k\":1}", "{\"k\":2}", "unrestricted");

    private static final List<String> ABILITIES = List.of(
            "*/*", "Threshold/*", "*/Signing", "Threshold/Signing", "Threshold/Decryption", "Threshold/Execution");
    private static final List<String> LISTS = List.of(
            "[{}]", "[{}]", "[{}]", "[]", "[{\"k\":1}]", "[{\"k\":1}]", "[{\"k\":2},{\"k\":1}]", "[{\"k\":1},{}]");

    /** Counting is slow, and there are few different lines. */
    private static final Map<Line, BitSet> COUNTED = new ConcurrentHashMap<>();

    private static final List<ResourceAbilityRequest> REQUESTS = allRequests();

    private Universe() {}

    /** One line of a capability object, as text. */
    record Line(String prefix, String id, String ability, String list) {
        String key() {
            return prefix + "://" + id;
        }

        boolean isUnusable() {
            return list.equals("[]");
        }

        /** Takes the line apart: one for each of its restriction objects, but one alone if {@code {}} is among them. */
        List<Line> atoms() {
            if (isUnusable()) {
                return List.of();
            }
            List<Line> atoms = new ArrayList<>();
            for (String object : list.substring(1, list.length() - 1).split(",(?=\\{)", -1)) {
                atoms.add(new Line(prefix, id, ability, "[" + object + "]"));
            }
            return atoms.stream().anyMatch(atom -> atom.list.equals("[{}]"))
                    ? List.of(new Line(prefix, id, ability, "[{}]"))
                    : atoms;
        }
    }

    static Recap randomRecap(Random random) {
        Map<String, Map<String, JsonValue>> all = new LinkedHashMap<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            String key = Property.oneOf(random, PREFIXES) + "://" + Property.oneOf(random, List.of("*", "a", "b"));
            Map<String, JsonValue> abilities = all.computeIfAbsent(key, k -> new LinkedHashMap<>());
            // Now and then a key stays without abilities: nodes read it all the same.
            if (random.nextInt(12) != 0) {
                abilities.put(
                        Property.oneOf(random, ABILITIES), JsonParser.parse(Property.oneOf(random, LISTS), "A list"));
            }
        }
        JsonObject.Builder attenuations = JsonObject.builder();
        all.forEach((key, abilities) -> attenuations.put(key, new JsonObject(abilities)));
        return Recap.of(attenuations.build(), List.of());
    }

    static List<Line> lines(Recap recap) {
        List<Line> lines = new ArrayList<>();
        recap.attenuations().members().forEach((key, abilities) -> {
            int separator = key.indexOf("://");
            ((JsonObject) abilities)
                    .members()
                    .forEach((ability, list) -> lines.add(new Line(
                            key.substring(0, separator),
                            key.substring(separator + 3),
                            ability,
                            ((JsonArray) list).stringify())));
        });
        return lines;
    }

    /** Returns every request that can be made in this world, one id among them that no object names. */
    static List<ResourceAbilityRequest> requests() {
        return REQUESTS;
    }

    private static List<ResourceAbilityRequest> allRequests() {
        List<ResourceAbilityRequest> requests = new ArrayList<>();
        for (String prefix : PREFIXES) {
            for (String id : List.of("*", "a", "b", "c")) {
                LitResource resource = LitResource.parse(prefix + "://" + id);
                resource.kind()
                        .abilities()
                        .forEach(ability -> requests.add(ResourceAbilityRequest.of(resource, ability)));
            }
        }
        return List.copyOf(requests);
    }

    static BitSet uses(Recap recap) {
        BitSet uses = new BitSet();
        lines(recap).forEach(line -> uses.or(uses(line)));
        return uses;
    }

    /** Returns a set that must not be changed. */
    static BitSet uses(Line line) {
        return COUNTED.computeIfAbsent(line, Universe::count);
    }

    private static BitSet count(Line line) {
        BitSet uses = new BitSet();
        String[] ability = line.ability().split("/", -1);
        for (int i = 0; i < PREFIXES.size() * IDS.size() * NAMESPACES.size() * NAMES.size() * WAYS.size(); i++) {
            int rest = i;
            String way = WAYS.get(rest % WAYS.size());
            rest /= WAYS.size();
            String name = NAMES.get(rest % NAMES.size());
            rest /= NAMES.size();
            String namespace = NAMESPACES.get(rest % NAMESPACES.size());
            rest /= NAMESPACES.size();
            String id = IDS.get(rest % IDS.size());
            String prefix = PREFIXES.get(rest / IDS.size());
            boolean allowed = line.list().contains("{}") || line.list().contains(way);
            if (prefix.equals(line.prefix())
                    && reaches(line.id(), id)
                    && reaches(ability[0], namespace)
                    && reaches(ability[1], name)
                    && allowed) {
                uses.set(i);
            }
        }
        return uses;
    }

    /** Says whether at least one way to do what is requested, to all of the ids that it means, is granted. */
    static boolean isGrantedByMeaning(Recap recap, ResourceAbilityRequest request) {
        return !usesGrantedWhole(recap, request).isEmpty();
    }

    /** Returns the uses, way by way, in which a request consists, if all of them are granted. */
    static BitSet usesGrantedWhole(Recap recap, ResourceAbilityRequest request) {
        BitSet granted = uses(recap);
        BitSet whole = new BitSet();
        for (String way : WAYS) {
            BitSet one = uses(line(request, "[" + way + "]"));
            if (contains(granted, one)) {
                whole.or(one);
            }
        }
        return whole;
    }

    /** Says what section 2.4 of the nodes' rules says, in other words than the library. */
    static boolean isGrantedByNodes(Recap recap, ResourceAbilityRequest request) {
        String prefix = request.resource().prefix();
        for (String id : List.of("*", request.resource().id())) {
            if (recap.attenuations().has(prefix + "://" + id)) {
                return lines(recap).stream()
                        .filter(line ->
                                line.prefix().equals(prefix) && line.id().equals(id))
                        .anyMatch(line -> isAbilityOfNodes(line, request));
            }
        }
        return false;
    }

    static boolean isAbilityOfNodes(Line line, ResourceAbilityRequest request) {
        return line.ability().equals("*/*")
                || line.ability().equals(request.ability().recapAbility());
    }

    static boolean contains(BitSet all, BitSet some) {
        BitSet missing = (BitSet) some.clone();
        missing.andNot(all);
        return missing.isEmpty();
    }

    private static Line line(ResourceAbilityRequest request, String list) {
        String id = request.resource().id().equals("c")
                ? "unnamed"
                : request.resource().id();
        return new Line(request.resource().prefix(), id, request.ability().recapAbility(), list);
    }

    private static boolean reaches(String granted, String value) {
        return granted.equals("*") || granted.equals(value);
    }
}
