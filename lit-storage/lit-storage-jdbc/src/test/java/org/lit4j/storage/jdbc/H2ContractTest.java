package org.lit4j.storage.jdbc;

import org.junit.jupiter.api.Nested;

class H2ContractTest {
    @Nested
    class Sealed extends JdbcStoreContract {
        Sealed() {
            super(TestDatabase.H2, true);
        }
    }

    @Nested
    class Plaintext extends JdbcStoreContract {
        Plaintext() {
            super(TestDatabase.H2, false);
        }
    }
}
