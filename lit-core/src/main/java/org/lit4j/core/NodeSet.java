package org.lit4j.core;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;

/**
 * The nodes that session signatures are made for, in order, and the nonce that they offer. Immutable.
 *
 * @param addresses {@code http(s)://host:port}, the port always written; each becomes a signed nodeAddress as it is
 * @param nonce letters and digits, at least eight (EIP-4361); empty when the source has none
 * @param pricing what nodes ask, for dialects with prices
 */
public record NodeSet(List<String> addresses, Optional<String> nonce, NodePricing pricing) {
    /** Makes a set of nodes that ask nothing. */
    public NodeSet(List<String> addresses, Optional<String> nonce) {
        this(addresses, nonce, NodePricing.FREE);
    }

    /**
     * Checks every address and the nonce.
     *
     * @throws LitException {@code NODE_URL_INVALID} or {@code NONCE_MISSING}
     */
    public NodeSet {
        addresses = List.copyOf(addresses);
        Set<String> seen = new HashSet<>();
        for (String address : addresses) {
            checkAddress(address);
            if (!seen.add(address)) {
                throw invalid(address, "stands twice");
            }
        }
        nonce.ifPresent(NodeSet::checkNonce);
    }

    private static void checkAddress(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw invalid(address, "is no URL");
        }
        @Nullable String scheme = uri.getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            throw invalid(address, "has not the scheme http or https");
        }
        if (uri.getUserInfo() != null) {
            throw invalid(scheme + "://…", "has a user name");
        }
        if (uri.getHost() == null) {
            throw invalid(address, "has no host");
        }
        if (uri.getPort() < 1 || uri.getPort() > 65535) {
            throw invalid(address, "has no port from 1 to 65535");
        }
        String expected = scheme + "://" + uri.getHost() + ":" + uri.getPort();
        if (!address.equals(expected)) {
            throw invalid(address, "is not exactly scheme, host and port (no path, no slash at the end)");
        }
    }

    private static void checkNonce(String nonce) {
        if (!nonce.matches("[A-Za-z0-9]{8,}")) {
            throw new LitException(
                    ErrorCode.NONCE_MISSING,
                    "The nonce has " + nonce.length()
                            + " characters; EIP-4361 wants at least eight, only letters and digits.");
        }
    }

    private static LitException invalid(String address, String problem) {
        return new LitException(
                ErrorCode.NODE_URL_INVALID,
                "Node address '" + SafeText.of(address) + "' " + problem + ". Write it like https://127.0.0.1:7470.");
    }
}
