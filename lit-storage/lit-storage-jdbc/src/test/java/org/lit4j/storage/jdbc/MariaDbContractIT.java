package org.lit4j.storage.jdbc;

import org.junit.jupiter.api.Nested;

class MariaDbContractIT {
    @Nested
    class Sealed extends JdbcStoreContract {
        Sealed() {
            super(MariaDbServer.DATABASE, true);
        }
    }

    @Nested
    class Plaintext extends JdbcStoreContract {
        Plaintext() {
            super(MariaDbServer.DATABASE, false);
        }
    }
}
