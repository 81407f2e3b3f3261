package org.lit4j.storage.file;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lease file says, one line: {@code lit4j-lease 1}, the token, its end and its length, in milliseconds.
 *
 * @param token 32 hexadecimal digits
 */
record LeaseFile(String token, Instant end, Duration length) {
    private static final Pattern LINE = Pattern.compile("lit4j-lease 1 ([0-9a-f]{32}) (-?[0-9]{1,15}) ([0-9]{1,9})\n");

    byte[] toBytes() {
        return ("lit4j-lease 1 " + token + " " + end.toEpochMilli() + " " + length.toMillis() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a file. Leases are not synchronised to the disk, so after a loss of power one may be damaged: empty. */
    static Optional<LeaseFile> parse(byte[] bytes) {
        Matcher line = LINE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!line.matches()) {
            return Optional.empty();
        }
        return Optional.of(new LeaseFile(
                group(line, 1),
                Instant.ofEpochMilli(Long.parseLong(group(line, 2))),
                Duration.ofMillis(Long.parseLong(group(line, 3)))));
    }

    boolean isLiveAt(Instant now) {
        return now.isBefore(end);
    }

    private static String group(Matcher line, int index) {
        return java.util.Objects.requireNonNull(line.group(index));
    }
}
