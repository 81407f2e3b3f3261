package org.lit4j.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.StoredSession;
import org.lit4j.crypto.BouncyCastleSessionCrypto;

/** Records told apart by a number, and looks behind the store. */
final class Fixtures {
    static final Instant T0 = Instant.parse("2030-01-01T00:00:00Z");
    static final Duration LIFE = Duration.ofMinutes(5);
    static final Clock CLOCK = Clock.fixed(T0, ZoneOffset.UTC);
    static final String NETWORK = "network-a";
    static final String TENANT = "tenant-a";
    static final SessionKeyId ID = id(1);

    private Fixtures() {}

    static SessionKeyId id(int n) {
        return new SessionKeyId(NETWORK, TENANT, String.format("0x%040x", n), "default");
    }

    static byte[] seed(int n) {
        byte[] seed = new byte[32];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) (i * 41 + n * 103 + (n >> 8) * 7 + 17);
        }
        return seed;
    }

    static SessionKeyPair key(int n) {
        try (SecretBytes seed = SecretBytes.takeOver(seed(n))) {
            return new BouncyCastleSessionCrypto().fromSeed(seed);
        }
    }

    static AuthSig authSig(int n) {
        return AuthSig.personalSign("0x" + String.format("%0130x", n), "message " + n, String.format("0x%040x", n));
    }

    /** A record with key and AuthSig; the AuthSig ends at {@link #T0} plus {@link #LIFE}. */
    static StoredSession session(SessionKeyId id, int n) {
        return StoredSession.empty(id)
                .withAuthSig(authSig(n), Optional.of(T0.plus(LIFE)))
                .withSessionKey(key(n));
    }

    /** A record whose key is cheap to make: its number can be read from the AuthSig. */
    static StoredSession numbered(SessionKeyId id, int n) {
        return StoredSession.empty(id).withAuthSig(authSig(n), Optional.of(T0.plus(LIFE)));
    }

    static int numberOf(StoredSession session) {
        return Integer.parseInt(session.authSig().orElseThrow().signedMessage().substring("message ".length()));
    }

    static void assertFails(ErrorCode code, ThrowingCallable call) {
        Assertions.assertThatExceptionOfType(LitException.class)
                .isThrownBy(call)
                .satisfies(
                        e -> Assertions.assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }

    static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    /** Returns the first column of all rows; bytes as they are. */
    static List<Object> column(TestDatabase database, String sql, Object... parameters) {
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<Object> values = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    values.add(result.getObject(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long number(TestDatabase database, String sql, Object... parameters) {
        return ((Number) column(database, sql, parameters).get(0)).longValue();
    }

    static int update(TestDatabase database, String sql, Object... parameters) {
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql + Arrays.toString(parameters), e);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }
}
