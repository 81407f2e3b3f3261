package org.lit4j.storage.jdbc;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;

/**
 * What a driver's failure means. The driver's own words come along only as far as they can hold no secret: one line, no
 * long run of digits, and nothing at all of those about a login, which may repeat an address with a password in it.
 */
final class SqlFailure {
    private static final int MAX_WORDS = 300;

    /** SQLState classes in which the server says that it refuses: data, integrity, authorization, syntax or access. */
    private static final Set<String> REFUSALS = Set.of("0A", "22", "23", "25", "28", "3D", "3F", "42", "44");

    private SqlFailure() {}

    /** Says whether the database undid the transaction because of others, so that it may go well the next time. */
    static boolean wasUndone(SQLException e) {
        String state = state(e);
        if (isSqlite(e)) {
            int code = e.getErrorCode() & 0xff;
            return code == 5 || code == 6;
        }
        return (state.startsWith("40") && !state.equals("40003"))
                || state.equals("55P03")
                || state.equals("HYT00")
                || state.equals("23505")
                || e.getErrorCode() == 1205
                || e.getErrorCode() == 1020
                || e.getErrorCode() == 90131;
    }

    /** Says whether the server answered, and its answer was no. */
    static boolean wasRefused(SQLException e) {
        return isSqlite(e) ? (e.getErrorCode() & 0xff) == 13 : REFUSALS.contains(stateClass(e));
    }

    /** Turns a failure into the library's. */
    static LitException of(SQLException e) {
        SQLException safe = withoutSecrets(e);
        if (isTableMissing(e)) {
            return new LitException(
                    ErrorCode.STORE_FORMAT_UNSUPPORTED,
                    "The tables of the store are not there (" + safe.getMessage() + "). Run the schema-<dialect>.sql of"
                            + " lit-storage-jdbc, or set 'migrate' to true.",
                    safe);
        }
        if (wasUndone(e)) {
            return new LitException(
                    ErrorCode.STORE_BUSY,
                    "Others kept the database from doing this, again and again (" + safe.getMessage()
                            + "). Nothing was changed. Try again.",
                    safe);
        }
        if (isRefusal(e)) {
            return new LitException(
                    ErrorCode.STORE_REFUSED,
                    "The database refused (" + safe.getMessage()
                            + "). Nothing was changed. Check user, password, rights and schema.",
                    safe);
        }
        return new LitException(
                ErrorCode.STORE_UNAVAILABLE,
                "The database cannot be reached or failed (" + safe.getMessage() + "). Nothing was changed. Try again.",
                safe);
    }

    /** A pool that failed without an SQLException, or with one inside. */
    static LitException ofPool(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException inner) {
                return of(inner);
            }
        }
        return new LitException(
                ErrorCode.STORE_UNAVAILABLE,
                "The DataSource gave no connection (" + e.getClass().getName() + "). Check how it is set up.");
    }

    static LitException outcomeUnknown(SQLException e) {
        SQLException safe = withoutSecrets(e);
        return new LitException(
                ErrorCode.STORE_OUTCOME_UNKNOWN,
                "The connection was lost while the database was told to keep a change (" + safe.getMessage()
                        + "). Either all of it was kept or nothing. Read what is there, or do it again.",
                safe);
    }

    /** Returns a copy that is safe to log, with the stack trace of the original. */
    static SQLException withoutSecrets(SQLException e) {
        SQLException copy = new SQLException(words(e), e.getSQLState(), e.getErrorCode());
        copy.setStackTrace(e.getStackTrace());
        return copy;
    }

    private static String words(SQLException e) {
        String name = e.getClass().getSimpleName() + ", SQLState " + e.getSQLState() + ", code " + e.getErrorCode();
        String said = e.getMessage();
        if (said == null || said.isBlank() || stateClass(e).equals("28") || mayHoldAPassword(said)) {
            return name;
        }
        String line = SafeText.of(said.strip().lines().findFirst().orElse("").strip());
        String printable = line.replaceAll("[^\\p{Print}]", "?");
        return name + ": " + (printable.length() > MAX_WORDS ? printable.substring(0, MAX_WORDS) : printable);
    }

    private static boolean isRefusal(SQLException e) {
        if (isSqlite(e)) {
            int code = e.getErrorCode() & 0xff;
            // Permission, read only, cannot open, too big, constraint, mismatch, no database.
            return Set.of(3, 8, 14, 18, 19, 20, 26).contains(code);
        }
        return wasRefused(e);
    }

    private static boolean mayHoldAPassword(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return lower.contains("jdbc:") || lower.contains("password=") || lower.contains("pwd=");
    }

    private static boolean isTableMissing(SQLException e) {
        String state = state(e);
        String said = e.getMessage();
        return state.equals("42P01")
                || state.equals("42S02")
                || state.equals("42S03")
                || state.equals("42S04")
                || (isSqlite(e) && said != null && said.contains("no such table"));
    }

    /** Its driver gives no SQLState. */
    private static boolean isSqlite(SQLException e) {
        return e.getClass().getName().startsWith("org.sqlite.");
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static String stateClass(SQLException e) {
        String state = state(e);
        return state.length() < 2 ? state : state.substring(0, 2);
    }
}
