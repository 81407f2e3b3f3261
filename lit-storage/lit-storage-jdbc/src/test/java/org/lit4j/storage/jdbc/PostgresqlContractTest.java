package org.lit4j.storage.jdbc;

import org.junit.jupiter.api.Nested;

class PostgresqlContractTest {
    @Nested
    class Sealed extends JdbcStoreContract {
        Sealed() {
            super(TestDatabase.POSTGRESQL, true);
        }
    }

    @Nested
    class Plaintext extends JdbcStoreContract {
        Plaintext() {
            super(TestDatabase.POSTGRESQL, false);
        }
    }
}
