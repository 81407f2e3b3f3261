package org.lit4j.siwe;

import java.util.Arrays;
import java.util.Locale;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** What a payer pays for. */
public enum PaymentScope {
    ENCRYPTION_SIGN,
    LIT_ACTION,
    PKP_SIGN,
    SIGN_SESSION_KEY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /**
     * Finds a scope by its name in capability objects, such as {@code pkp_sign}.
     *
     * @throws LitException {@code SETTING_INVALID}
     */
    public static PaymentScope parse(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new LitException(
                        ErrorCode.SETTING_INVALID,
                        "There is no such payment scope; known are " + Arrays.toString(values()) + "."));
    }

    /** Returns the name in capability objects: lower case with underscores. */
    public String wireName() {
        return wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
