package org.lit4j.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;

/** A signer at which faults strike. As thread-safe as the signer that it is made of; closing it closes that one. */
public final class FaultySigner implements AuthSigner {
    private final AuthSigner signer;
    private final Faults faults;

    public FaultySigner(AuthSigner signer, Faults faults) {
        this.signer = requireNonNull(signer, "signer");
        this.faults = requireNonNull(faults, "faults");
    }

    @Override
    public Optional<Principal> principal() {
        return faults.run(Call.PRINCIPAL, signer::principal);
    }

    @Override
    public AuthSig sign(AuthRequest request) {
        return faults.run(Call.SIGN, () -> signer.sign(request));
    }

    @Override
    public void close() {
        faults.run(Call.CLOSE, () -> {
            signer.close();
            return true;
        });
    }

    @Override
    public String toString() {
        return "FaultySigner[" + signer + "]";
    }
}
