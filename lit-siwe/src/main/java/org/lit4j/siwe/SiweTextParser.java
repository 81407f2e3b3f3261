package org.lit4j.siwe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.TextPosition;
import org.lit4j.crypto.EthAddress;

/** Reads a SIWE message line by line. One use. */
final class SiweTextParser {
    private static final String HEADER_END = " wants you to sign in with your Ethereum account:";
    private static final Pattern DIGITS_OF_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:[Zz]|[+-]\\d{2}:\\d{2})");
    private static final int MAX_LENGTH = 1_000_000;

    private final SiweProfile profile;
    private final List<String> lines;
    private int next;

    SiweTextParser(String text, SiweProfile profile) {
        if (text.length() > MAX_LENGTH) {
            throw new LitException(
                    ErrorCode.SIWE_INVALID,
                    "The SIWE message has " + text.length() + " characters; at most " + MAX_LENGTH + " are read.");
        }
        this.profile = profile;
        this.lines = List.of(text.split("\n", -1));
    }

    SiweText parse() {
        String[] schemeAndDomain = header();
        String address = address();
        Optional<String> statement = statement();
        String uri = field("URI: ", "uri", "an RFC 3986 URI with a scheme", Rfc3986::isUri);
        String version = field("Version: ", "version", "1", "1"::equals);
        String chainId = field("Chain ID: ", "chain-id", "decimal digits", t -> t.matches("[0-9]{1,18}"));
        String nonce =
                field("Nonce: ", "nonce", "at least eight letters and digits", t -> t.matches("[A-Za-z0-9]{8,}"));
        String issuedAt = time("Issued At: ", "issued-at");
        Optional<String> expiration = optionalTime("Expiration Time: ", "expiration-time");
        Optional<String> notBefore = optionalTime("Not Before: ", "not-before");
        Optional<String> requestId = nextStartsWith("Request ID: ")
                ? Optional.of(
                        field("Request ID: ", "request-id", "only characters of RFC 3986's pchar", Rfc3986::isPchars))
                : Optional.empty();
        Optional<List<String>> resources = resources();
        if (next < lines.size()) {
            throw invalid(1, "end", "the end of the message");
        }
        return new SiweText(
                schemeAndDomain[0].isEmpty() ? Optional.empty() : Optional.of(schemeAndDomain[0]),
                schemeAndDomain[1],
                address,
                statement,
                uri,
                version,
                chainId,
                nonce,
                issuedAt,
                expiration,
                notBefore,
                requestId,
                resources);
    }

    private String[] header() {
        String line = line("header");
        if (!line.endsWith(HEADER_END)) {
            throw invalid(1, "header", "'<domain>" + HEADER_END + "'");
        }
        String origin = line.substring(0, line.length() - HEADER_END.length());
        String scheme = "";
        int separator = origin.indexOf("://");
        if (separator >= 0 && profile.allowsScheme()) {
            scheme = origin.substring(0, separator);
            if (!Rfc3986.isScheme(scheme)) {
                throw invalid(1, "scheme", "an RFC 3986 scheme in front of '://'");
            }
            origin = origin.substring(separator + 3);
        }
        if (!Rfc3986.isDomain(origin)) {
            throw invalid(
                    line.length() - HEADER_END.length() - origin.length() + 1,
                    "domain",
                    "an RFC 3986 authority (host and optional port, no path)");
        }
        next++;
        return new String[] {scheme, origin};
    }

    private String address() {
        String line = line("address");
        if (!line.matches("0x[0-9a-fA-F]{40}")) {
            throw invalid(1, "address", "0x and 40 hexadecimal digits");
        }
        if (profile.wantsChecksum() && !EthAddress.isChecksummed(line)) {
            throw invalid(
                    3,
                    "address",
                    "the address with its EIP-55 checksum, "
                            + EthAddress.checksum("0x" + line.substring(2).toLowerCase(java.util.Locale.ROOT)));
        }
        next++;
        return line;
    }

    private Optional<String> statement() {
        blank("after the address");
        String statement = line("statement");
        if (statement.isEmpty()) {
            next++;
            return Optional.empty();
        }
        for (int i = 0; i < statement.length(); i++) {
            if (!Rfc3986.isStatementCharacter(statement.charAt(i))) {
                throw invalid(i + 1, "statement", "a reserved or unreserved character of RFC 3986 or a space");
            }
        }
        next++;
        blank("after the statement");
        return Optional.of(statement);
    }

    private void blank(String where) {
        if (!line("LF").isEmpty()) {
            throw invalid(1, "LF", "an empty line " + where);
        }
        next++;
    }

    private Optional<List<String>> resources() {
        if (next >= lines.size() || !lines.get(next).equals("Resources:")) {
            return Optional.empty();
        }
        next++;
        List<String> found = new ArrayList<>();
        while (next < lines.size()) {
            found.add(field("- ", "resource", "'- ' and an RFC 3986 URI", Rfc3986::isUri));
        }
        return Optional.of(found);
    }

    private String time(String label, String rule) {
        return field(label, rule, "a time of RFC 3339, like 2030-01-31T12:00:00.000Z", this::isTime);
    }

    private boolean isTime(String text) {
        if (!DIGITS_OF_TIME.matcher(text).matches()) {
            return false;
        }
        if (!profile.wantsCalendarDates()) {
            return true;
        }
        try {
            Timestamp.parse(text);
            return true;
        } catch (LitException e) {
            return false;
        }
    }

    private Optional<String> optionalTime(String label, String rule) {
        return nextStartsWith(label) ? Optional.of(time(label, rule)) : Optional.empty();
    }

    private boolean nextStartsWith(String label) {
        return next < lines.size() && lines.get(next).startsWith(label);
    }

    private String field(String label, String rule, String expected, java.util.function.Predicate<String> check) {
        String line = line(rule);
        if (!line.startsWith(label)) {
            throw invalid(1, rule, "'" + label + "'");
        }
        String value = line.substring(label.length());
        if (!check.test(value)) {
            throw invalid(label.length() + 1, rule, expected);
        }
        next++;
        return value;
    }

    private String line(String rule) {
        if (next >= lines.size()) {
            throw new LitException(
                    ErrorCode.SIWE_INVALID,
                    "The SIWE message ends where the rule '" + rule
                            + "' of EIP-4361 begins; expected the lines up to Issued At at least.",
                    new TextPosition(lines.size(), lines.get(lines.size() - 1).length() + 1),
                    null);
        }
        return lines.get(next);
    }

    private LitException invalid(int column, String rule, String expected) {
        return new LitException(
                ErrorCode.SIWE_INVALID,
                "The SIWE message breaks the rule '" + rule + "' of EIP-4361; expected " + expected + ".",
                new TextPosition(next + 1, column),
                null);
    }
}
