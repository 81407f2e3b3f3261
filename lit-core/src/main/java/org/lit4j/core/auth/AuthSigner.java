package org.lit4j.core.auth;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * Signs one AuthSig over one SIWE message: a wallet, a login, a PKP. Implementations are thread-safe; {@link #sign} may
 * block, even for minutes while a person decides.
 */
public interface AuthSigner extends AutoCloseable {
    /**
     * Returns on whose behalf this signer signs. Without one its sessions live in that {@code LitSessions} alone and
     * belong to the address of its first answer.
     */
    Optional<Principal> principal();

    /**
     * Signs. The answer is checked by the caller like any other input.
     *
     * @throws LitException {@code SIGNER_REFUSED}, {@code SIGNER_LOGIN_EXPIRED}, {@code SIGNER_UNREACHABLE} (retryable)
     *     or {@code SIGNER_MISCONFIGURED}; anything else that is thrown is reported as {@code SIGNER_FAILED}
     */
    AuthSig sign(AuthRequest request);

    /** Wipes secrets and releases connections. Idempotent. */
    @Override
    default void close() {}

    /**
     * Has a signer sign, as whoever uses one should: whatever it throws or answers instead becomes a typed error.
     *
     * @throws LitException what {@link #sign} throws; {@code SIGNER_FAILED} for any other exception and for null
     */
    static AuthSig ask(AuthSigner signer, AuthRequest request) {
        AuthSig answer;
        try {
            answer = signer.sign(request);
        } catch (LitException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new LitException(
                    ErrorCode.SIGNER_FAILED,
                    "The signer " + signer.getClass().getName() + " threw "
                            + e.getClass().getName() + "; see the cause. Nothing was stored.",
                    e);
        }
        if (Objects.isNull(answer)) {
            throw new LitException(
                    ErrorCode.SIGNER_FAILED,
                    "The signer " + signer.getClass().getName() + " answered null instead of an AuthSig.");
        }
        return answer;
    }

    /** Makes a signer of a function, for the SDK's {@code authNeededCallback}. */
    static AuthSigner of(Principal principal, Function<AuthRequest, AuthSig> function) {
        return new FunctionSigner(Optional.of(principal), requireNonNull(function, "function"));
    }

    /** Makes a signer of a function whose address is learned from its first answer. */
    static AuthSigner of(Function<AuthRequest, AuthSig> function) {
        return new FunctionSigner(Optional.empty(), requireNonNull(function, "function"));
    }
}
