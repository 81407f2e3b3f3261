package org.lit4j.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.crypto.EthAddress;
import org.lit4j.crypto.PersonalSign;

/**
 * A SIWE message as the nodes' library (siwe 0.5.2) reads it, which is neither EIP-4361's grammar nor a subset of it: two
 * lines are skipped unseen, a statement and a nonce may hold anything. Immutable.
 */
record NodeSiwe(
        String domain,
        String address,
        Optional<String> statement,
        String uri,
        String chainId,
        String nonce,
        NodeTime issuedAt,
        Optional<NodeTime> expirationTime,
        Optional<NodeTime> notBefore,
        Optional<String> requestId,
        List<String> resources) {
    private static final String PREAMBLE = " wants you to sign in with your Ethereum account:";
    private static final String RESOURCES = "Resources:";
    private static final java.math.BigInteger CHAIN_IDS = java.math.BigInteger.TWO.pow(64);

    static NodeSiwe parse(String text, Generation generation) throws Unreadable {
        Lines lines = new Lines(text);
        String first = lines.next();
        if (first == null || !first.endsWith(PREAMBLE)) {
            throw new Unreadable("line 1 does not end with '" + PREAMBLE + "'");
        }
        String domain = first.substring(0, first.length() - PREAMBLE.length());
        if (!UriGrammar.isAuthority(domain)) {
            throw new Unreadable("line 1 does not begin with a domain");
        }
        String address = "0x" + lines.tagged("0x");
        if (!EthAddress.isChecksummed(address)) {
            throw new Unreadable("line 2 is no address in its EIP-55 form");
        }
        lines.next();
        String statement = lines.next();
        if (statement == null) {
            throw new Unreadable("nothing stands behind the address");
        }
        if (!statement.isEmpty()) {
            lines.next();
        }
        String uri = uri(lines.tagged("URI: "), lines);
        if (!lines.tagged("Version: ").equals("1")) {
            throw new Unreadable(lines.where() + " has another version than 1");
        }
        String chainId = chainId(lines.tagged("Chain ID: "), lines);
        String nonce = lines.tagged("Nonce: ");
        if (Utf8.encode(nonce).length < 8) {
            throw new Unreadable(lines.where() + " has a nonce of less than 8 characters");
        }
        NodeTime issuedAt = time(lines.tagged("Issued At: "), generation, lines);
        lines.advance();
        Optional<NodeTime> expiration = optionalTime("Expiration Time: ", generation, lines);
        Optional<NodeTime> notBefore = optionalTime("Not Before: ", generation, lines);
        Optional<String> requestId = lines.optional("Request ID: ");
        List<String> resources = resources(lines);
        return new NodeSiwe(
                domain,
                address,
                statement.isEmpty() ? Optional.empty() : Optional.of(statement),
                uri,
                chainId,
                nonce,
                issuedAt,
                expiration,
                notBefore,
                requestId,
                resources);
    }

    private static String uri(String text, Lines lines) throws Unreadable {
        if (!UriGrammar.isUri(text)) {
            throw new Unreadable(lines.where() + " has no URI with a scheme");
        }
        return text;
    }

    /** Reads as Rust reads an unsigned 64-bit number: one plus sign, leading zeros. */
    private static String chainId(String text, Lines lines) throws Unreadable {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        if (!digits.matches("[0-9]+")) {
            throw new Unreadable(lines.where() + " has a chain id that is no number");
        }
        String plain = digits.replaceFirst("^0+(?=.)", "");
        if (plain.length() > 20 || new java.math.BigInteger(plain).compareTo(CHAIN_IDS) >= 0) {
            throw new Unreadable(lines.where() + " has a chain id above 64 bits");
        }
        return plain;
    }

    private static NodeTime time(String text, Generation generation, Lines lines) throws Unreadable {
        try {
            return NodeTime.ofSiwe(text, generation);
        } catch (Unreadable e) {
            throw new Unreadable(lines.where() + " has no RFC 3339 time: " + e.problem());
        }
    }

    private static Optional<NodeTime> optionalTime(String tag, Generation generation, Lines lines) throws Unreadable {
        Optional<String> text = lines.optional(tag);
        return text.isEmpty() ? Optional.empty() : Optional.of(time(text.get(), generation, lines));
    }

    private static List<String> resources(Lines lines) throws Unreadable {
        List<String> resources = new ArrayList<>();
        String line = lines.current;
        if (line == null) {
            return resources;
        }
        if (!line.equals(RESOURCES)) {
            throw new Unreadable(lines.where() + " is not expected");
        }
        for (lines.advance(); lines.current != null; lines.advance()) {
            if (!lines.current.startsWith("- ")) {
                throw new Unreadable(lines.where() + " is no resource");
            }
            resources.add(uri(lines.current.substring(2), lines));
        }
        return List.copyOf(resources);
    }

    /** Returns the text that nodes hash: the fields written again. */
    String canonical() {
        StringBuilder out = new StringBuilder(domain).append(PREAMBLE).append('\n');
        out.append(address).append("\n\n");
        statement.ifPresent(text -> out.append(text).append('\n'));
        out.append("\nURI: ").append(uri).append("\nVersion: 1\nChain ID: ").append(chainId);
        out.append("\nNonce: ").append(nonce).append("\nIssued At: ").append(issuedAt);
        expirationTime.ifPresent(time -> out.append("\nExpiration Time: ").append(time));
        notBefore.ifPresent(time -> out.append("\nNot Before: ").append(time));
        requestId.ifPresent(id -> out.append("\nRequest ID: ").append(id));
        if (!resources.isEmpty()) {
            out.append('\n').append(RESOURCES);
            resources.forEach(resource -> out.append("\n- ").append(resource));
        }
        return out.toString();
    }

    /** Returns the EIP-191 hash of the canonical text, 32 bytes. */
    byte[] hash() {
        return PersonalSign.digest(canonical());
    }

    /** Says whether the message is valid: later than not before, and not after its expiration. */
    boolean isValidAt(Instant now) {
        return notBefore.map(time -> time.instant().isBefore(now)).orElse(true)
                && expirationTime.map(time -> !time.instant().isBefore(now)).orElse(true);
    }

    /** Says what the clock has to do with it. */
    String validity(Instant now) {
        return "valid"
                + notBefore.map(time -> " after " + time).orElse("")
                + expirationTime.map(time -> " until " + time).orElse(" for ever")
                + ", it is " + NodeTime.show(now);
    }

    /** The lines of the text, in their order. One use. */
    private static final class Lines {
        private final Iterator<String> rest;
        private int number;
        private @Nullable String current;

        Lines(String text) {
            rest = Arrays.asList(text.split("\n", -1)).iterator();
        }

        @Nullable
        String next() {
            advance();
            return current;
        }

        void advance() {
            current = rest.hasNext() ? rest.next() : null;
            number++;
        }

        String tagged(String tag) throws Unreadable {
            String line = next();
            if (line == null || !line.startsWith(tag)) {
                throw new Unreadable(where() + " does not begin with '" + tag + "'");
            }
            return line.substring(tag.length());
        }

        /** Takes the current line if it has the tag, and goes on behind it. */
        Optional<String> optional(String tag) {
            String line = current;
            if (line == null || !line.startsWith(tag)) {
                return Optional.empty();
            }
            advance();
            return Optional.of(line.substring(tag.length()));
        }

        String where() {
            return "line " + number;
        }
    }
}
