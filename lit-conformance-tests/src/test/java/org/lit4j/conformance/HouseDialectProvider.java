package org.lit4j.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.dialect.CapabilityPart;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.spi.DialectProvider;
import org.lit4j.core.spi.ProviderContext;

/** A third party's dialect: SDK 7, but sessions of a minute and no capability AuthSigs. */
public final class HouseDialectProvider implements DialectProvider {
    @Override
    public String name() {
        return "house";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public Dialect open(ProviderContext context) {
        return Dialects.V7
                .named("house")
                .sessionLifetime(Optional.of(Duration.ofMinutes(1)))
                .capabilities(List.of(CapabilityPart.CAPACITY_DELEGATION, CapabilityPart.DELEGATION))
                .build();
    }
}
