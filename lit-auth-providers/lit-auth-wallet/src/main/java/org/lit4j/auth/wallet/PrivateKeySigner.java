package org.lit4j.auth.wallet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.LitException;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;

/**
 * Signs with a private key that it holds. Thread-safe; never blocks. Closing wipes the key.
 *
 * <p>The statement is the configured one, a space, and the capability's, with which nodes want it to end.
 */
public final class PrivateKeySigner implements AuthSigner {
    /** The domain of messages if not said otherwise, as in the SDK's helper. */
    public static final String DEFAULT_DOMAIN = "localhost";

    private final Secp256k1Key key;
    private final Principal principal;
    private final @Nullable String domain;
    private final @Nullable String statement;
    private final long chainId;

    private PrivateKeySigner(Builder from) {
        key = from.key;
        principal = Principal.ofAddress(key.address());
        domain = from.domain;
        statement = from.statement;
        chainId = from.chainId;
    }

    /** Returns the wallet's EIP-55 address. */
    public String address() {
        return key.address();
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.of(principal);
    }

    /**
     * Signs at once.
     *
     * @throws LitException {@code SIWE_INVALID} when the domain or statement cannot stand in a message; {@code CLOSED}
     */
    @Override
    public AuthSig sign(AuthRequest request) {
        String asking = domain != null ? domain : request.domain().orElse(DEFAULT_DOMAIN);
        SiweMessage message = SiweMessage.builder(asking, request.nonce())
                .address(key.address())
                .statement(request.statementAfter(Optional.ofNullable(statement)))
                .uri(request.uri())
                .chainId(chainId)
                .issuedAt(Timestamp.of(request.requestedAt()))
                .expirationTime(request.expiration())
                .resources(request.resources())
                .build();
        return AuthSig.personalSign(PersonalSign.sign(key, message.text()), message.text(), key.address());
    }

    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "PrivateKeySigner[address=" + key.address() + "]";
    }

    /** Collects what stands in the message besides the request. One thread at a time. */
    public static final class Builder {
        private final Secp256k1Key key;
        private @Nullable String domain;
        private @Nullable String statement;
        private long chainId = 1;

        Builder(Secp256k1Key key) {
            this.key = key;
        }

        /** Sets the domain that asks, an RFC 3986 authority; the request's, or {@code localhost}, if not called. */
        public Builder domain(String domain) {
            this.domain = domain;
            return this;
        }

        /** Sets a text for people in front of the capability's statement; none if not called. */
        public Builder statement(String statement) {
            this.statement = statement.isEmpty() ? null : statement;
            return this;
        }

        /** Sets the EIP-155 chain id; 1 if not called. */
        public Builder chainId(long chainId) {
            this.chainId = chainId;
            return this;
        }

        public PrivateKeySigner build() {
            return new PrivateKeySigner(this);
        }
    }
}
