package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.CapabilityTerms;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.core.spi.ProviderContext;

/**
 * Tests what every provider of capability builders promises; {@link CapabilityBuilderContract} tests the builder. Extend
 * it in your module's tests and return your provider.
 */
public abstract class CapabilityBuilderProviderContract
        extends ProviderRules<CapabilityBuilderProvider, CapabilityBuilder> {
    /** Returns a request that the builder grants; override it when it refuses signing with a PKP. */
    protected ResourceAbilityRequest request() {
        return ResourceAbilityRequest.of(LitResource.pkp("1".repeat(64)), LitAbility.PKP_SIGNING);
    }

    @Override
    Class<CapabilityBuilderProvider> kind() {
        return CapabilityBuilderProvider.class;
    }

    @Override
    CapabilityBuilder open(CapabilityBuilderProvider provider, ProviderContext context) {
        return provider.open(context);
    }

    @Override
    void use(CapabilityBuilder builder) {
        CapabilityTerms terms = new CapabilityTerms(
                CapabilityPolicy.EXACTLY_REQUESTED, CapabilityTerms.DefaultGrant.EXACTLY_REQUESTED, false);
        assertThat(builder.build(List.of(request()), Optional.empty(), terms).covers(request()))
                .isTrue();
    }

    /** A builder that holds something open is closed by who opened it. */
    @Override
    void close(CapabilityBuilder builder) {
        if (builder instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new AssertionError("Closing failed: " + e, e);
            }
        }
    }
}
