package org.lit4j.testkit.contract;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.CapabilityTerms;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.json.JsonObject;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.RecapCapabilityBuilder;

/** Does what the standard builder does; broken ones override one thing. */
class Like implements CapabilityBuilder {
    private final CapabilityBuilder right = new RecapCapabilityBuilder();

    /** What becomes of a capability that was built as it should be. */
    Capability built(Capability capability, CapabilityTerms terms) {
        return capability;
    }

    @Override
    public Capability build(List<ResourceAbilityRequest> requests, Optional<Capability> given, CapabilityTerms terms) {
        Capability capability = right.build(requests, given, terms);
        return terms.policy() == CapabilityPolicy.SIGNER_DECIDES ? capability : built(capability, terms);
    }

    @Override
    public boolean acceptsSigned(Capability signed, Capability wanted, CapabilityTerms terms) {
        return right.acceptsSigned(signed, wanted, terms);
    }

    static CapabilityTerms exactInsteadOf(CapabilityPolicy policy, CapabilityTerms terms) {
        return terms.policy() == policy
                ? new CapabilityTerms(CapabilityPolicy.EXACTLY_REQUESTED, terms.defaultGrant(), terms.keepsData())
                : terms;
    }

    /** Returns the capability with every ability on each key, proofs as they are. */
    static Recap widened(Capability capability) {
        Recap.Builder wide = Recap.builder();
        capability.attenuations().members().keySet().forEach(key -> wide.grant(key, "*", "*", JsonObject.EMPTY));
        return Recap.of(wide.build().attenuations(), Recap.of(capability).cids());
    }

    /** A capability that says something else in one place. */
    static class PartlyOther implements Capability {
        private final Capability right;

        PartlyOther(Capability right) {
            this.right = right;
        }

        @Override
        public String urn() {
            return right.urn();
        }

        @Override
        public String statement() {
            return right.statement();
        }

        @Override
        public JsonObject attenuations() {
            return right.attenuations();
        }

        @Override
        public List<String> proofs() {
            return right.proofs();
        }

        @Override
        public boolean covers(ResourceAbilityRequest request) {
            return right.covers(request);
        }

        @Override
        public List<String> wildcards() {
            return right.wildcards();
        }
    }
}
