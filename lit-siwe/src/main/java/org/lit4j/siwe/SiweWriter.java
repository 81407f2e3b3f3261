package org.lit4j.siwe;

import java.util.Optional;

/** Writes the text of EIP-4361: LF between lines, none at the end. */
final class SiweWriter {
    private SiweWriter() {}

    static String write(SiweText fields) {
        StringBuilder out = new StringBuilder();
        fields.scheme().ifPresent(scheme -> out.append(scheme).append("://"));
        out.append(fields.domain()).append(" wants you to sign in with your Ethereum account:\n");
        out.append(fields.address()).append("\n\n");
        statement(fields).ifPresent(statement -> out.append(statement).append('\n'));
        out.append("\nURI: ").append(fields.uri());
        out.append("\nVersion: ").append(fields.version());
        out.append("\nChain ID: ").append(Long.parseLong(fields.chainId()));
        out.append("\nNonce: ").append(fields.nonce());
        out.append("\nIssued At: ").append(fields.issuedAt());
        fields.expirationTime()
                .ifPresent(time -> out.append("\nExpiration Time: ").append(time));
        fields.notBefore().ifPresent(time -> out.append("\nNot Before: ").append(time));
        fields.requestId().ifPresent(id -> out.append("\nRequest ID: ").append(id));
        fields.resources().ifPresent(resources -> {
            out.append("\nResources:");
            resources.forEach(resource -> out.append("\n- ").append(resource));
        });
        return out.toString();
    }

    /** Returns the fields as a reader of the text finds them: the empty statement is none. */
    static SiweText asWritten(SiweText f) {
        return new SiweText(
                f.scheme(),
                f.domain(),
                f.address(),
                statement(f),
                f.uri(),
                f.version(),
                f.chainId(),
                f.nonce(),
                f.issuedAt(),
                f.expirationTime(),
                f.notBefore(),
                f.requestId(),
                f.resources());
    }

    private static Optional<String> statement(SiweText fields) {
        return fields.statement().filter(statement -> !statement.isEmpty());
    }
}
