package org.lit4j.siwe;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;

/** Finds what nodes make something else of than it says. */
final class RecapWarnings {
    private final Recap recap;
    private final Set<String> found = new LinkedHashSet<>();

    private RecapWarnings(Recap recap) {
        this.recap = recap;
    }

    static List<String> of(Recap recap) {
        RecapWarnings warnings = new RecapWarnings(recap);
        warnings.unreadable();
        for (LitResource.Kind kind : LitResource.Kind.values()) {
            warnings.differing(kind);
        }
        return List.copyOf(warnings.found);
    }

    private void unreadable() {
        recap.grants().stream()
                .filter(RecapGrant::isUnusable)
                .forEach(grant ->
                        found.add(grant + " has the empty restriction list []: by meaning it grants nothing, SDKs"
                                + " match it all the same, and nodes drop a whole capability object that has one. Write [{}] for"
                                + " no restriction, or leave the grant out."));
        recap.attenuations().members().keySet().stream()
                .filter(key -> !Rfc3986.isUri(key))
                .forEach(key -> found.add(
                        "'" + key + "' is no URI, and nodes drop a whole capability object with such a resource key."));
        if (!recap.statement().equals(RecapStatement.asNodesWrite(recap.attenuations()))) {
            found.add("The statement names ability namespaces in another order than nodes do, and they refuse a message"
                    + " that ends with it. Use namespaces of which none begins with another.");
        }
    }

    /** Asks for every id that is named, {@code *} among them if it is; another is granted what {@code *} is. */
    private void differing(LitResource.Kind kind) {
        String start = kind.prefix() + "://";
        List<LitResource> resources = recap.attenuations().members().keySet().stream()
                .filter(key -> key.startsWith(start))
                .map(key -> kind.of(key.substring(start.length())))
                .toList();
        for (LitResource resource : resources) {
            for (LitAbility ability : kind.abilities()) {
                if (!recap.covers(ResourceAbilityRequest.of(resource, ability))) {
                    RecapAlgebra.granting(RecapAlgebra.applicable(
                                    recap.attenuations(), resource.key(), ability.recapAbility()))
                            .ifPresent(grant -> notMatched(grant, start + "*"));
                }
            }
        }
    }

    private void notMatched(RecapGrant grant, String wildcard) {
        if (!grant.resourceKey().equals(wildcard) && recap.attenuations().has(wildcard)) {
            found.add(grant + " is hidden: where there is an entry for " + wildcard
                    + ", nodes and SDKs read no other, so they refuse what this grants by meaning. Grant it on "
                    + wildcard
                    + " too, or name ids only.");
        }
        if (grant.ability().contains("*") && !grant.ability().equals("*/*")) {
            found.add(
                    grant + " matches nothing: by meaning it is a wildcard, but nodes and SDKs know only */* and whole"
                            + " names. Name the abilities one by one.");
        }
    }
}
