package org.lit4j.storage.jdbc;

import javax.sql.DataSource;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.testkit.process.WorkerSetup;

/** Gives a process a pool of connections to the address in the argument, as servers have one. */
public final class PooledWorker implements WorkerSetup {
    @Override
    public void prepare(LitSessionsBuilder builder, String argument) {
        builder.object(DataSource.class, TestDatabase.pool(argument, "postgres"));
    }
}
