package org.lit4j.siwe;

import java.util.List;
import java.util.Optional;

/**
 * The fields of a SIWE message as they stand in its text, unchanged. Immutable.
 *
 * @param scheme in front of the domain
 * @param domain an RFC 3986 authority
 * @param address as written
 * @param statement the line between the blank ones
 * @param uri as written
 * @param version always {@code 1}
 * @param chainId decimal digits, as written
 * @param nonce as written
 * @param issuedAt as written
 * @param expirationTime as written
 * @param notBefore as written
 * @param requestId as written; may be the empty string
 * @param resources present, even when without entries, if the text has the line {@code Resources:}
 * @see <a href="https://eips.ethereum.org/EIPS/eip-4361#abnf-message-format">EIP-4361, ABNF Message Format</a>
 */
public record SiweText(
        Optional<String> scheme,
        String domain,
        String address,
        Optional<String> statement,
        String uri,
        String version,
        String chainId,
        String nonce,
        String issuedAt,
        Optional<String> expirationTime,
        Optional<String> notBefore,
        Optional<String> requestId,
        Optional<List<String>> resources) {
    public SiweText {
        resources = resources.map(List::copyOf);
    }

    /**
     * Reads a text by a grammar.
     *
     * @throws org.lit4j.core.error.LitException {@code SIWE_INVALID} with line and column
     */
    public static SiweText parse(String text, SiweProfile profile) {
        return new SiweTextParser(text, profile).parse();
    }
}
