package org.lit4j.siwe;

import java.util.List;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.json.JsonObject;

/** A capability of somebody else's making. */
record PlainCapability(Recap recap) implements Capability {
    @Override
    public String urn() {
        return recap.urn();
    }

    @Override
    public String statement() {
        return recap.statement();
    }

    @Override
    public JsonObject attenuations() {
        return recap.attenuations();
    }

    @Override
    public List<String> proofs() {
        return recap.proofs();
    }

    @Override
    public boolean covers(ResourceAbilityRequest request) {
        return recap.covers(request);
    }

    @Override
    public List<String> wildcards() {
        return recap.wildcards();
    }
}
