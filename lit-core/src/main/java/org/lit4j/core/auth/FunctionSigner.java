package org.lit4j.core.auth;

import java.util.Optional;
import java.util.function.Function;

record FunctionSigner(Optional<Principal> principal, Function<AuthRequest, AuthSig> function) implements AuthSigner {
    @Override
    public AuthSig sign(AuthRequest request) {
        return function.apply(request);
    }
}
