package org.lit4j.storage.jdbc;

import org.junit.jupiter.api.Nested;

class SqliteContractTest {
    @Nested
    class Sealed extends JdbcStoreContract {
        Sealed() {
            super(TestDatabase.SQLITE, true);
        }
    }

    @Nested
    class Plaintext extends JdbcStoreContract {
        Plaintext() {
            super(TestDatabase.SQLITE, false);
        }
    }
}
