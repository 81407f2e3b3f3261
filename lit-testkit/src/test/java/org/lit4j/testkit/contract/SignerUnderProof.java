package org.lit4j.testkit.contract;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.crypto.Secp256k1Key;

/** Puts the signer that is named by {@link Subject#PARAMETER} under the contract. */
@ExtendWith(SignerUnderProof.Named.class)
class SignerUnderProof extends AuthSignerContract {
    private final Subject<Integer, AuthSigner> subject;

    SignerUnderProof(Subject<Integer, AuthSigner> subject) {
        this.subject = subject;
    }

    @Override
    protected AuthSigner openSigner() {
        return subject.open(1);
    }

    @Override
    protected Optional<Principal> expectedPrincipal() {
        try (Secp256k1Key wallet = ReferenceSigner.wallet(1)) {
            return Optional.of(Principal.ofAddress(wallet.address()));
        }
    }

    @Override
    protected List<byte[]> secrets() {
        return List.of(Samples.seed(1));
    }

    static final class Named implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Subject.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String name = context.getConfigurationParameter(Subject.PARAMETER).orElse(BrokenSigners.CORRECT.name());
            return BrokenSigners.named(name);
        }
    }
}
