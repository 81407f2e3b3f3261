package org.lit4j.verifier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that nodes let pass although it is not as it should be. A verdict names each that it met; the hardened rule set
 * refuses those that have a rule. {@code docs/verifying.md} describes all of them.
 */
public enum Quirk {
    /** The derivedVia or algo of a session signature is not that of one; nobody looks at them. */
    TYPE_NOT_COMPARED("1.0", Rule.H3),
    /** The address has 0x in front, upper-case digits, or an odd number of digits. */
    ADDRESS_SPELLING("1.2", Rule.H3),
    /** A JSON array stands where the document or a part of it should be an object. */
    ARRAY_FOR_OBJECT("1.4", Rule.H3),
    /** An AuthSig has the member algo twice, the first time null. */
    ALGO_TWICE("1.0", Rule.H3),
    /** The document's maxPrice has no digits, or 0x twice. */
    PRICE_SPELLING("1.4", Rule.H3),
    /** The document has members that nobody reads. */
    UNKNOWN_MEMBER("1.4", null),
    /** The document's sessionKey is not the key that signed. */
    SESSION_KEY_NOT_COMPARED("1.1", Rule.H1),
    /** The resource is requested, but with another ability than the one asked for. */
    ABILITY_NOT_COMPARED("1.1", Rule.H2),
    /** The document's nodeAddress equals the audience only after schemes were stripped or localhost was replaced. */
    NODE_ADDRESS_NORMALISED("1.5", null),
    /** The capability's address is not that of its message. */
    CAPABILITY_ADDRESS_NOT_COMPARED("2.1", Rule.H4),
    /** The capability never expires. */
    NO_EXPIRATION("2.1", Rule.H5),
    /** The capability is valid for longer than the limit, or was issued in the future. */
    NO_LIMIT("2.1", Rule.H6),
    /** The text of the message is not the one that is hashed: a skipped line, a number or a line end differs. */
    TEXT_REWRITTEN("2.2", Rule.H7),
    /** The last byte of the wallet's signature is none of 0, 1, 27 and 28; it counts modulo 27. */
    RECOVERY_BYTE("2.2", Rule.H7),
    /** The wallet's signature has an s in the upper half; nobody's wallet makes such. */
    HIGH_S("2.2", Rule.H7),
    /** The network's signature is of the scheme Basic or MessageAugmentation, which the network does not sign with. */
    BLS_SCHEME("6.4", Rule.H7),
    /** The message has no statement, so the person who signed was told nothing of what is granted. */
    NO_STATEMENT("2.3", null),
    /** A resource that should be a capability object cannot be read and was dropped. */
    RECAP_DROPPED("2.3", null),
    /** A capability object has a resource key or an ability twice; the last counts. */
    RECAP_DUPLICATE("2.3", Rule.H8),
    /** A JSON array stands where a capability object should be an object. */
    RECAP_ARRAY("2.3", Rule.H8),
    /** Restrictions of the grant are not looked at. */
    RESTRICTIONS_IGNORED("2.4", null);

    private final String section;
    private final @Nullable Rule refusedBy;

    Quirk(String section, @Nullable Rule refusedBy) {
        this.section = section;
        this.refusedBy = refusedBy;
    }

    /** Returns the section of the description of the nodes' protocol that the quirk is read from, such as {@code 2.2}. */
    public String section() {
        return section;
    }

    /** Returns the hardened rule that refuses it. */
    public Optional<Rule> refusedBy() {
        return Optional.ofNullable(refusedBy);
    }

    static List<Quirk> refusedBy(Rule rule) {
        return Arrays.stream(values()).filter(quirk -> quirk.refusedBy == rule).toList();
    }

    /** Returns the name in documents, such as {@code high-s}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
