package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.testkit.leak.LeakWatch;

/**
 * Tests what every provider of stores promises; {@link SessionKeyStoreContract} tests the store. Extend it in your module's
 * tests and return your provider:
 *
 * <pre>{@code
 * class MyStoreProviderContractTest extends SessionKeyStoreProviderContract {
 *     @Override
 *     protected SessionKeyStoreProvider provider() {
 *         return new MyStoreProvider();
 *     }
 * }
 * }</pre>
 */
public abstract class SessionKeyStoreProviderContract extends ProviderRules<SessionKeyStoreProvider, SessionKeyStore> {
    @Override
    Class<SessionKeyStoreProvider> kind() {
        return SessionKeyStoreProvider.class;
    }

    @Override
    SessionKeyStore open(SessionKeyStoreProvider provider, ProviderContext context) {
        return provider.open(context);
    }

    @Override
    void use(SessionKeyStore store) {
        StoredSession session = StoreFixture.withKey(StoreFixture.ID, 1);
        store.save(session);
        StoredSession found = store.find(StoreFixture.ID).orElseThrow();
        assertThat(found).isEqualTo(session);
        found.wipe();
        session.wipe();
        assertThat(store.remove(StoreFixture.ID)).isTrue();
    }

    @Override
    void close(SessionKeyStore store) {
        store.close();
    }

    @Override
    boolean plantMore(LeakWatch watch) {
        watch.plant("the seed of the session key", Samples.seed(1));
        return true;
    }
}
