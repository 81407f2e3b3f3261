package org.lit4j.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.storage.jdbc.Fixtures.ID;
import static org.lit4j.storage.jdbc.Fixtures.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.StoredSession;
import org.lit4j.storage.jdbc.CuttingProxy.Way;
import org.postgresql.ds.PGSimpleDataSource;

/** The network fails in the middle of a save, at many places, in either direction. */
class PostgresqlCutTest {
    private static final int CUTS = Integer.getInteger("lit.jdbc.cuts", 12);

    private final TestDatabase database = TestDatabase.POSTGRESQL;
    private final String prefix = database.newTables();
    private final Set<ErrorCode> seen = EnumSet.noneOf(ErrorCode.class);

    @Test
    void whatStandsIsTheOldRecordOrTheNewOneAndTheErrorSaysWhatIsKnown() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(TestDatabase.postgresServer().getPort());
                JdbcSessionKeyStore direct =
                        JdbcOpeningTest.builder(database, prefix).open()) {
            direct.save(session(ID, 0));
            int number = 1;
            for (Way way : Way.values()) {
                save(proxy, way, Long.MAX_VALUE, number++);
                long all = proxy.passed(way);
                assertThat(all).isGreaterThan(20);
                for (long bytes : places(all)) {
                    StoredSession before = direct.find(ID).orElseThrow();
                    @Nullable ErrorCode code = save(proxy, way, bytes, number);
                    StoredSession after = direct.find(ID).orElseThrow();
                    String place = way + ", " + bytes + " of " + all;
                    if (code == null) {
                        assertThat(after).as(place).isEqualTo(session(ID, number));
                    } else if (code == ErrorCode.STORE_OUTCOME_UNKNOWN) {
                        assertThat(after).as(place).isIn(before, session(ID, number));
                    } else {
                        assertThat(code).as(place).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
                        assertThat(after).as(place).isEqualTo(before);
                    }
                    number++;
                }
            }
            assertThat(seen).containsExactlyInAnyOrder(ErrorCode.STORE_UNAVAILABLE, ErrorCode.STORE_OUTCOME_UNKNOWN);
        }
    }

    private static List<Long> places(long all) {
        List<Long> places = new ArrayList<>();
        for (int i = 0; i < CUTS; i++) {
            places.add(all * i / CUTS);
        }
        places.add(all - 1);
        return places;
    }

    private @Nullable ErrorCode save(CuttingProxy proxy, Way way, long bytes, int number) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {proxy.port()});
        source.setUser("postgres");
        source.setDatabaseName("postgres");
        boolean[] armed = {false};
        BorrowedSource armedLater = new BorrowedSource(source, true) {
            @Override
            public @Nullable Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                if (armed[0]) {
                    proxy.cutAfter(way, bytes);
                }
                return connection;
            }
        };
        proxy.cutAfter(way, Long.MAX_VALUE);
        try (JdbcSessionKeyStore store = JdbcSessionKeyStore.over(armedLater)
                .tablePrefix(prefix)
                .sealer(Sealers.sealer())
                .clock(Fixtures.CLOCK)
                .open()) {
            armed[0] = true;
            store.save(session(ID, number));
            return null;
        } catch (LitException e) {
            seen.add(e.code());
            return e.code();
        }
    }
}
