package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.spi.DialectProvider;
import org.lit4j.core.spi.ProviderContext;

/**
 * Tests what every provider of a dialect promises; {@link DialectContract} tests the dialect. Extend it in your module's
 * tests and return your provider.
 */
public abstract class DialectProviderContract extends ProviderRules<DialectProvider, Dialect> {
    @Test
    void dialectHasTheProvidersName() {
        DialectProvider provider = provider();
        Dialect dialect = open(provider, context(settings()).build());
        assertThat(dialect.name()).isEqualTo(provider.name());
    }

    /** SDKs have versions, and their dialects dots. */
    @Override
    String namePattern() {
        return "[a-z0-9]+([.-][a-z0-9]+)*";
    }

    @Override
    Class<DialectProvider> kind() {
        return DialectProvider.class;
    }

    @Override
    Dialect open(DialectProvider provider, ProviderContext context) {
        return provider.open(context);
    }

    @Override
    void use(Dialect dialect) {
        assertThat(dialect.kinds()).isNotEmpty();
    }

    /** Data: there is nothing to close. */
    @Override
    void close(Dialect dialect) {}
}
