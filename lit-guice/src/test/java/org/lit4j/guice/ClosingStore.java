package org.lit4j.guice;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.storage.memory.MemorySessionKeyStore;
import org.lit4j.testkit.fault.Faults;
import org.lit4j.testkit.fault.FaultySessionKeyStore;

/** A provider that is bound by name, for {@code lit.store=counting}. */
final class ClosingStore extends AbstractModule {
    private final Faults calls;

    ClosingStore(Faults calls) {
        this.calls = calls;
    }

    @Override
    protected void configure() {
        MapBinder.newMapBinder(binder(), String.class, SessionKeyStoreProvider.class)
                .addBinding("counting")
                .toInstance(new SessionKeyStoreProvider() {
                    @Override
                    public String name() {
                        return "counting";
                    }

                    @Override
                    public SessionKeyStore open(ProviderContext context) {
                        return new FaultySessionKeyStore(new MemorySessionKeyStore(context.clock(), 10), calls);
                    }
                });
    }
}
