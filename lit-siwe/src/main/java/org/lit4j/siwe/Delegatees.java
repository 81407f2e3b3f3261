package org.lit4j.siwe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * Who may use a delegation: anyone, nobody, or only these addresses. Immutable.
 *
 * <p>In the capability object "anyone" is an absent list and "nobody" an empty one. So that neither can be had by
 * accident, nothing here takes a list.
 */
public abstract sealed class Delegatees {
    private static final String MEMBER = "delegate_to";
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{40}");

    private Delegatees() {}

    /** Returns that everybody may use it. The capability object then has no {@code delegate_to}. */
    public static Anyone anyone() {
        return Anyone.INSTANCE;
    }

    /** Returns that nobody may use it. The capability object then has {@code "delegate_to":[]}. */
    public static Nobody nobody() {
        return Nobody.INSTANCE;
    }

    /**
     * Returns that only these addresses may use it. Order and case are kept, and so is an address given twice.
     *
     * @param first 40 hexadecimal digits, with or without {@code 0x}; blanks around it are removed
     * @param more further addresses of the same form
     * @throws LitException {@code ADDRESS_INVALID}
     */
    public static Only only(String first, String... more) {
        List<String> addresses = new ArrayList<>(List.of(bare(first)));
        for (String address : more) {
            addresses.add(bare(address));
        }
        return new Only(addresses);
    }

    /**
     * Says whether an address may use it, whatever its case.
     *
     * @param address 40 hexadecimal digits, with or without {@code 0x}
     * @throws LitException {@code ADDRESS_INVALID}
     */
    public final boolean allows(String address) {
        return allowsBare(bare(address));
    }

    abstract boolean allowsBare(String digits);

    /** Returns what {@code delegate_to} holds; empty when the member is absent. */
    abstract Optional<JsonArray> list();

    /** Adds {@code delegate_to} to a restriction, or leaves it out. */
    final void writeTo(JsonObject.Builder restriction) {
        list().ifPresent(list -> restriction.put(MEMBER, list));
    }

    /**
     * Reads {@code delegate_to}: absent is anyone, empty is nobody.
     *
     * @throws LitException {@code RECAP_INVALID} for anything but 40 hexadecimal digits each; nodes never match an entry
     *     with {@code 0x}
     */
    static Delegatees readFrom(JsonObject restriction) {
        JsonValue value = restriction.members().get(MEMBER);
        if (value == null) {
            return anyone();
        }
        if (!(value instanceof JsonArray array)) {
            throw Recap.invalid("has a 'delegate_to' that is no list");
        }
        List<String> addresses = new ArrayList<>();
        for (JsonValue entry : array) {
            if (!(entry instanceof JsonString text)
                    || !DIGITS.matcher(text.value()).matches()) {
                throw Recap.invalid("has a delegatee that is not 40 hexadecimal digits without 0x");
            }
            addresses.add(text.value());
        }
        return addresses.isEmpty() ? nobody() : new Only(addresses);
    }

    private static String bare(String address) {
        String digits = Hex.stripPrefix(address.strip());
        if (!DIGITS.matcher(digits).matches()) {
            throw new LitException(
                    ErrorCode.ADDRESS_INVALID,
                    "A delegatee is no Ethereum address. Give 40 hexadecimal digits, with or without 0x.");
        }
        return digits;
    }

    /** Everybody. */
    public static final class Anyone extends Delegatees {
        private static final Anyone INSTANCE = new Anyone();

        private Anyone() {}

        @Override
        boolean allowsBare(String digits) {
            return true;
        }

        @Override
        Optional<JsonArray> list() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "anyone";
        }
    }

    /** Nobody. */
    public static final class Nobody extends Delegatees {
        private static final Nobody INSTANCE = new Nobody();

        private Nobody() {}

        @Override
        boolean allowsBare(String digits) {
            return false;
        }

        @Override
        Optional<JsonArray> list() {
            return Optional.of(JsonArray.EMPTY);
        }

        @Override
        public String toString() {
            return "nobody";
        }
    }

    /** Certain addresses, at least one. */
    public static final class Only extends Delegatees {
        private final List<String> addresses;

        private Only(List<String> addresses) {
            this.addresses = List.copyOf(addresses);
        }

        /**
         * Returns the same with one more address.
         *
         * @throws LitException {@code ADDRESS_INVALID}
         */
        public Only and(String address) {
            List<String> longer = new ArrayList<>(addresses);
            longer.add(bare(address));
            return new Only(longer);
        }

        /** Returns the addresses as they are written: 40 hexadecimal digits each, without {@code 0x}. */
        public List<String> addresses() {
            return addresses;
        }

        Only inLowerCase() {
            return new Only(addresses.stream()
                    .map(address -> address.toLowerCase(Locale.ROOT))
                    .toList());
        }

        @Override
        boolean allowsBare(String digits) {
            return addresses.stream().anyMatch(digits::equalsIgnoreCase);
        }

        @Override
        Optional<JsonArray> list() {
            return Optional.of(JsonArray.ofStrings(addresses));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Only that && addresses.equals(that.addresses);
        }

        @Override
        public int hashCode() {
            return addresses.hashCode();
        }

        @Override
        public String toString() {
            return addresses.toString();
        }
    }
}
