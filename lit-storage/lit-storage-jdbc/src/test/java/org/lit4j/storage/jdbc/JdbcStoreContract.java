package org.lit4j.storage.jdbc;

import java.time.Clock;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.testkit.contract.SessionKeyStoreContract;

/** What every store promises, on one database and in one mode. */
abstract class JdbcStoreContract extends SessionKeyStoreContract {
    private final TestDatabase database;
    private final boolean sealed;

    JdbcStoreContract(TestDatabase database, boolean sealed) {
        this.database = database;
        this.sealed = sealed;
    }

    @Override
    protected SessionKeyStore openEmpty(Clock clock) {
        JdbcSessionKeyStoreBuilder builder = JdbcSessionKeyStore.over(database.source())
                .tablePrefix(database.newTables())
                .clock(clock);
        return (sealed ? builder.sealer(Sealers.sealer()) : builder.plaintext()).open();
    }
}
