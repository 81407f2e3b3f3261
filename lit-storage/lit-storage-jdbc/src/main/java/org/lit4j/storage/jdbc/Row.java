package org.lit4j.storage.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of sessions. Whoever made it wipes it: without a sealer it holds a key in the clear. One thread at
 * a time.
 *
 * @param lookup hash of the identity
 * @param tenantLookup hash of network and tenant
 * @param version a number that no two writes share; sealed with the rest
 * @param expiresAt when the AuthSig ends, milliseconds; null when it has no end or there is none
 * @param keyId under which key the three that follow are sealed; null when they are not
 */
@SuppressWarnings("ArrayRecordComponent")
record Row(
        String lookup,
        String tenantLookup,
        long version,
        @Nullable Long expiresAt,
        @Nullable String keyId,
        byte[] identity,
        byte @Nullable [] sessionKey,
        byte @Nullable [] authSig) {
    /** Reads the row on which the result stands; the columns are in the order of this record. */
    static Row read(ResultSet result) throws SQLException {
        long end = result.getLong(4);
        Long expiresAt = result.wasNull() ? null : end;
        byte[] identity = result.getBytes(6);
        return new Row(
                result.getString(1),
                result.getString(2),
                result.getLong(3),
                expiresAt,
                result.getString(5),
                identity == null ? new byte[0] : identity,
                result.getBytes(7),
                result.getBytes(8));
    }

    /** Sets the first eight parameters. */
    void write(PreparedStatement statement) throws SQLException {
        statement.setString(1, lookup);
        statement.setString(2, tenantLookup);
        statement.setLong(3, version);
        if (expiresAt == null) {
            statement.setNull(4, Types.BIGINT);
        } else {
            statement.setLong(4, expiresAt);
        }
        statement.setString(5, keyId);
        statement.setBytes(6, identity);
        statement.setBytes(7, sessionKey);
        statement.setBytes(8, authSig);
    }

    void wipe() {
        if (sessionKey != null) {
            Arrays.fill(sessionKey, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "Row[" + lookup + "]";
    }
}
