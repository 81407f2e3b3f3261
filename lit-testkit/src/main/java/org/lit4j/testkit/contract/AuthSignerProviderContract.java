package org.lit4j.testkit.contract;

import java.util.List;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.testkit.leak.LeakWatch;

/**
 * Tests what every provider of signers promises whose signers need no person; {@link AuthSignerContract} tests the signer.
 * Extend it in your module's tests, return your provider, and the settings that it needs:
 *
 * <pre>{@code
 * class MySignerProviderContractTest extends AuthSignerProviderContract {
 *     @Override
 *     protected AuthSignerProvider provider() {
 *         return new MySignerProvider();
 *     }
 * }
 * }</pre>
 */
public abstract class AuthSignerProviderContract extends ProviderRules<AuthSignerProvider, AuthSigner> {
    /** Returns the signer's secrets that are no secret settings, 16 bytes or more each, so that they are looked for. */
    protected List<byte[]> secrets() {
        return List.of();
    }

    @Override
    Class<AuthSignerProvider> kind() {
        return AuthSignerProvider.class;
    }

    @Override
    AuthSigner open(AuthSignerProvider provider, ProviderContext context) {
        return provider.open(context);
    }

    @Override
    void use(AuthSigner signer) {
        AuthRequest request = SignerFixture.requestAt(SignerFixture.T0, 1);
        SignerFixture.check(request, signer.sign(request));
    }

    @Override
    void close(AuthSigner signer) {
        signer.close();
    }

    @Override
    boolean plantMore(LeakWatch watch) {
        List<byte[]> secrets = secrets();
        for (int i = 0; i < secrets.size(); i++) {
            watch.plant("secret " + (i + 1) + " of the signer", secrets.get(i));
        }
        return !secrets.isEmpty();
    }
}
