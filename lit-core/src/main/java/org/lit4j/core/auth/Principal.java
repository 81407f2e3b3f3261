package org.lit4j.core.auth;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;

/**
 * On whose behalf a signer signs. Immutable.
 *
 * @param address an Ethereum address (of a wallet or a PKP) in lower case: {@code 0x} and 40 hexadecimal digits
 */
public record Principal(String address) {
    /**
     * Accepts any spelling of the address.
     *
     * @throws LitException {@code ADDRESS_INVALID}
     */
    public Principal {
        requireNonNull(address, "address");
        if (!address.matches("0x[0-9a-fA-F]{40}")) {
            throw new LitException(
                    ErrorCode.ADDRESS_INVALID,
                    "'" + SafeText.of(address) + "' is no Ethereum address. Give 0x and 40 hexadecimal digits.");
        }
        address = address.toLowerCase(Locale.ROOT);
    }

    /** Makes a principal of an address in any spelling; a checksum is not required. */
    public static Principal ofAddress(String address) {
        return new Principal(address);
    }

    /** Says whether {@code other} spells the same address. */
    public boolean isAddress(String other) {
        return address.equals(other.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return address;
    }
}
