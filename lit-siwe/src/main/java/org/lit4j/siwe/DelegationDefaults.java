package org.lit4j.siwe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;

/**
 * How one dialect's SDK writes delegations of paid capacity, as plain data. Immutable.
 *
 * @param dialect the dialect's name
 * @param kind what is delegated: capacity credits or payment
 * @param domain the domain of the message when the caller names none
 * @param statement the text in front of the capability's statement when the caller gives none; empty leaves only the
 *     blank between the two
 * @param statementFixed whether the SDK drops the caller's statement and writes its own
 * @param lifetime how long a delegation is valid when the caller does not say
 * @param uses what is written when the caller does not limit the uses; empty leaves the member out
 * @param form how the AuthSig is written
 */
public record DelegationDefaults(
        String dialect,
        Kind kind,
        String domain,
        String statement,
        boolean statementFixed,
        Duration lifetime,
        Optional<String> uses,
        Form form) {
    private static final String TEST_STATEMENT = "This is a test statement.  You can put anything you want here.";

    /** SDK 3.1 to 5: capacity credits. */
    public static final DelegationDefaults V3_2 = new DelegationDefaults(
            "v3.2",
            Kind.RATE_LIMIT_INCREASE,
            "example.com",
            "",
            true,
            Duration.ofMinutes(7),
            Optional.of("1"),
            Form.WITHOUT_PREFIX);

    /** SDK 6.2 to 7: capacity credits. */
    public static final DelegationDefaults V7 = new DelegationDefaults(
            "v7",
            Kind.RATE_LIMIT_INCREASE,
            "localhost",
            TEST_STATEMENT,
            false,
            Duration.ofDays(7),
            Optional.empty(),
            Form.USUAL);

    /** SDK 8: payment. */
    public static final DelegationDefaults V8 = new DelegationDefaults(
            "v8",
            Kind.PAYMENT_DELEGATION,
            "localhost",
            TEST_STATEMENT,
            false,
            Duration.ofDays(7),
            Optional.empty(),
            Form.USUAL);

    private static final List<DelegationDefaults> ALL = List.of(V3_2, V7, V8);

    public DelegationDefaults {
        requireNonNull(dialect, "dialect");
        requireNonNull(kind, "kind");
        requireNonNull(domain, "domain");
        requireNonNull(statement, "statement");
        requireNonNull(lifetime, "lifetime");
        requireNonNull(uses, "uses");
        requireNonNull(form, "form");
    }

    /**
     * Finds the defaults of a dialect.
     *
     * @param dialect the dialect's name, such as {@code v7}
     * @throws LitException {@code SETTING_INVALID} when that dialect has no delegations of paid capacity
     */
    public static DelegationDefaults named(String dialect) {
        return ALL.stream()
                .filter(defaults -> defaults.dialect.equals(dialect))
                .findFirst()
                .orElseThrow(() -> new LitException(
                        ErrorCode.SETTING_INVALID,
                        "Dialect " + dialect + " has no delegations of paid capacity; those that have are "
                                + ALL.stream().map(DelegationDefaults::dialect).toList() + "."));
    }

    /** How the AuthSig of a delegation is written. */
    public enum Form {
        /** As the signer gives it. */
        USUAL,
        /** Signature and address without {@code 0x}, the address in lower case, and {@code algo} null at the end. */
        WITHOUT_PREFIX;

        AuthSig write(AuthSig signed) {
            if (this == USUAL) {
                return signed;
            }
            return AuthSig.fromJson(JsonObject.builder()
                    .put("sig", Hex.stripPrefix(signed.sig()))
                    .put("derivedVia", signed.derivedVia())
                    .put("signedMessage", signed.signedMessage())
                    .put("address", Hex.stripPrefix(signed.address()).toLowerCase(Locale.ROOT))
                    .put("algo", JsonNull.NULL)
                    .build());
        }
    }
}
