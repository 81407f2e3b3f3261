package ${package};

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityTerms;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.siwe.RecapCapabilityBuilder;

/** Grants as the standard builder does, and nothing on forbidden resources; put your rules in their place. Thread-safe. */
public final class ${classPrefix}CapabilityBuilder implements CapabilityBuilder {
    private final CapabilityBuilder standard = new RecapCapabilityBuilder();
    private final Set<String> forbidden;

    ${classPrefix}CapabilityBuilder(Set<String> forbidden) {
        this.forbidden = Set.copyOf(forbidden);
    }

    @Override
    public Capability build(List<ResourceAbilityRequest> requests, Optional<Capability> given, CapabilityTerms terms) {
        for (ResourceAbilityRequest request : requests) {
            if (forbidden.contains(request.resource().prefix())) {
                throw new LitException(
                        ErrorCode.ABILITY_NOT_SUPPORTED,
                        "This application grants nothing on " + request.resource().prefix() + ". Leave the request out.");
            }
        }
        return standard.build(requests, given, terms);
    }

    @Override
    public boolean acceptsSigned(Capability signed, Capability wanted, CapabilityTerms terms) {
        return standard.acceptsSigned(signed, wanted, terms);
    }

    @Override
    public String toString() {
        return "${classPrefix}CapabilityBuilder" + forbidden;
    }
}
