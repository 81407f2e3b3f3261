package org.lit4j.core.session;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * Whose session it is. No part may be left out: one user's session can never serve another. Immutable.
 *
 * @param network the network's name
 * @param tenant the application's customer, or {@code default}
 * @param principal on whose behalf: a lower-case address
 * @param label tells several sessions of one principal apart, or {@code default}
 */
public record SessionKeyId(String network, String tenant, String principal, String label)
        implements Comparable<SessionKeyId> {
    public static final String DEFAULT = "default";

    private static final Comparator<SessionKeyId> ORDER = Comparator.comparing(SessionKeyId::network)
            .thenComparing(SessionKeyId::tenant)
            .thenComparing(SessionKeyId::principal)
            .thenComparing(SessionKeyId::label);

    public SessionKeyId {
        check("network", network);
        check("tenant", tenant);
        check("principal", principal);
        check("label", label);
    }

    /** Compares network, tenant, principal and label, each by UTF-16 code units. */
    @Override
    public int compareTo(SessionKeyId other) {
        return ORDER.compare(this, other);
    }

    private static void check(String part, String value) {
        if (requireNonNull(value, part).isBlank() || value.length() > 200) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The " + part + " of a session must have 1 to 200 characters, not only spaces; it has "
                            + value.length() + ".");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i)) || Character.isSurrogate(value.charAt(i))) {
                throw new LitException(
                        ErrorCode.SETTING_INVALID,
                        "The " + part + " of a session has a control character or surrogate at position " + (i + 1)
                                + ". Use printable characters of the Basic Multilingual Plane.");
            }
        }
    }
}
