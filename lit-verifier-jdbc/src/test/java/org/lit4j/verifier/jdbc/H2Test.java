package org.lit4j.verifier.jdbc;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2Test extends DatabaseRules {
    @Override
    DataSource source() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:verifier;DB_CLOSE_DELAY=-1");
        return source;
    }
}
