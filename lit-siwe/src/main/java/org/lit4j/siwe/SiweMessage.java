package org.lit4j.siwe;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.crypto.PersonalSign;

/**
 * A Sign-In with Ethereum message. Immutable. Whatever is built here can be read again: a field that would break the
 * text is refused.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-4361">EIP-4361</a>
 */
public final class SiweMessage {
    private final SiweText fields;
    private final Timestamp issuedAt;
    private final @Nullable Timestamp expirationTime;
    private final @Nullable Timestamp notBefore;
    private final String text;

    private SiweMessage(SiweText fields, String text) {
        this.fields = fields;
        this.issuedAt = Timestamp.parse(fields.issuedAt());
        this.expirationTime = fields.expirationTime().map(Timestamp::parse).orElse(null);
        this.notBefore = fields.notBefore().map(Timestamp::parse).orElse(null);
        this.text = text;
    }

    /**
     * Reads a message strictly and keeps its text.
     *
     * @throws LitException {@code SIWE_INVALID} with line, column, the rule broken and what was expected
     */
    public static SiweMessage parse(String text) {
        return new SiweMessage(SiweText.parse(text, SiweProfile.EIP_4361), text);
    }

    /**
     * Starts a message with what no default could replace.
     *
     * @param domain an RFC 3986 authority, such as {@code example.com:8080}
     * @param nonce at least eight letters and digits
     */
    public static Builder builder(String domain, String nonce) {
        return new Builder(requireNonNull(domain, "domain"), requireNonNull(nonce, "nonce"));
    }

    public Optional<String> scheme() {
        return fields.scheme();
    }

    public String domain() {
        return fields.domain();
    }

    /** Returns the EIP-55 address. */
    public String address() {
        return fields.address();
    }

    public Optional<String> statement() {
        return fields.statement();
    }

    public String uri() {
        return fields.uri();
    }

    public long chainId() {
        return Long.parseLong(fields.chainId());
    }

    public String nonce() {
        return fields.nonce();
    }

    public Timestamp issuedAt() {
        return issuedAt;
    }

    public Optional<Timestamp> expirationTime() {
        return Optional.ofNullable(expirationTime);
    }

    public Optional<Timestamp> notBefore() {
        return Optional.ofNullable(notBefore);
    }

    public Optional<String> requestId() {
        return fields.requestId();
    }

    /** Returns the resources; absent and empty are two different texts. */
    public Optional<List<String>> resources() {
        return fields.resources();
    }

    /** Returns the text: of a parsed message the one that was read, of a built one the canonical one. */
    public String text() {
        return text;
    }

    /** Returns the fields written again, in the one way that EIP-4361 has for them. */
    public String canonicalText() {
        return SiweWriter.write(fields);
    }

    /**
     * Returns the EIP-55 address that signed this message.
     *
     * @param signature {@code 0x} and 130 hexadecimal digits
     * @throws LitException {@code SIGNATURE_INVALID}; {@code SIWE_INVALID} when the text is not the canonical one, for
     *     then signers and nodes do not speak of the same bytes
     */
    public String recoverSigner(String signature) {
        requireCanonical();
        return PersonalSign.recover(text, signature);
    }

    void requireCanonical() {
        if (!text.equals(canonicalText())) {
            throw new LitException(
                    ErrorCode.SIWE_INVALID,
                    "The SIWE message is not written in the canonical way (for instance 'Chain ID: 01'), so nodes would"
                            + " verify another text. Sign the text as canonicalText() gives it.");
        }
    }

    /** Returns a builder with the fields of this message. */
    public Builder toBuilder() {
        Builder copy = builder(domain(), nonce())
                .address(address())
                .uri(uri())
                .chainId(chainId())
                .issuedAt(issuedAt);
        scheme().ifPresent(copy::scheme);
        statement().ifPresent(copy::statement);
        expirationTime().ifPresent(copy::expirationTime);
        notBefore().ifPresent(copy::notBefore);
        requestId().ifPresent(copy::requestId);
        resources().ifPresent(copy::resources);
        return copy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SiweMessage that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Collects the fields. One thread at a time. */
    public static final class Builder {
        private final String domain;
        private final String nonce;
        private @Nullable String scheme;
        private @Nullable String address;
        private @Nullable String statement;
        private @Nullable String uri;
        private long chainId = 1;
        private @Nullable Timestamp issuedAt;
        private @Nullable Timestamp expirationTime;
        private @Nullable Timestamp notBefore;
        private @Nullable String requestId;
        private @Nullable List<String> resources;

        private Builder(String domain, String nonce) {
            this.domain = domain;
            this.nonce = nonce;
        }

        public Builder scheme(String scheme) {
            this.scheme = scheme;
            return this;
        }

        /** Sets the address in its EIP-55 form. Required. */
        public Builder address(String address) {
            this.address = address;
            return this;
        }

        /** Sets the statement, one line. The empty one is written as none. */
        public Builder statement(String statement) {
            this.statement = statement;
            return this;
        }

        /** Sets the URI. Required. */
        public Builder uri(String uri) {
            this.uri = uri;
            return this;
        }

        /** Sets the EIP-155 chain id; 1 if not called. */
        public Builder chainId(long chainId) {
            this.chainId = chainId;
            return this;
        }

        /** Sets the time of signing. Required. */
        public Builder issuedAt(Timestamp issuedAt) {
            this.issuedAt = issuedAt;
            return this;
        }

        /** Sets the end of validity, exclusive. */
        public Builder expirationTime(Timestamp expirationTime) {
            this.expirationTime = expirationTime;
            return this;
        }

        public Builder notBefore(Timestamp notBefore) {
            this.notBefore = notBefore;
            return this;
        }

        public Builder requestId(String requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder resources(List<String> resources) {
            this.resources = new ArrayList<>(resources);
            return this;
        }

        /**
         * Makes the message.
         *
         * @throws LitException {@code SIWE_INVALID} naming the field that is missing or would not survive reading
         */
        public SiweMessage build() {
            SiweText fields = new SiweText(
                    Optional.ofNullable(scheme),
                    domain,
                    required("address", address),
                    Optional.ofNullable(statement),
                    required("uri", uri),
                    "1",
                    Long.toString(chainId),
                    nonce,
                    required("issuedAt", issuedAt).text(),
                    Optional.ofNullable(expirationTime).map(Timestamp::text),
                    Optional.ofNullable(notBefore).map(Timestamp::text),
                    Optional.ofNullable(requestId),
                    Optional.ofNullable(resources).map(List::copyOf));
            String text = SiweWriter.write(fields);
            requireReadable(fields, text);
            return new SiweMessage(fields, text);
        }

        private static <T> T required(String field, @Nullable T value) {
            if (value == null) {
                throw new LitException(ErrorCode.SIWE_INVALID, "The SIWE message lacks its " + field + ".");
            }
            return value;
        }

        /** The one check that no injection passes: what was written reads back as the same fields. */
        private static void requireReadable(SiweText fields, String text) {
            SiweText back = SiweText.parse(text, SiweProfile.EIP_4361);
            SiweText written = SiweWriter.asWritten(fields);
            if (!back.equals(written)) {
                throw new LitException(
                        ErrorCode.SIWE_INVALID,
                        "A field of the SIWE message would read back as something else; no field may hold a line break"
                                + " or another field's label.");
            }
        }
    }
}
