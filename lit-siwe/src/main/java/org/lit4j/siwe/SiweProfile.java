package org.lit4j.siwe;

/** Whose grammar a text is read by. */
public enum SiweProfile {
    /** The grammar of EIP-4361, with the EIP-55 form of the address and real calendar dates. */
    EIP_4361(true, true, true),
    /**
     * What the library of SDK 3.0 (lit-siwe 1.1) reads: no scheme in front of the domain, an address in any spelling,
     * dates that no calendar has.
     */
    LIT_SIWE_1_1(false, false, false);

    private final boolean scheme;
    private final boolean checksum;
    private final boolean calendar;

    SiweProfile(boolean scheme, boolean checksum, boolean calendar) {
        this.scheme = scheme;
        this.checksum = checksum;
        this.calendar = calendar;
    }

    boolean allowsScheme() {
        return scheme;
    }

    boolean wantsChecksum() {
        return checksum;
    }

    boolean wantsCalendarDates() {
        return calendar;
    }
}
