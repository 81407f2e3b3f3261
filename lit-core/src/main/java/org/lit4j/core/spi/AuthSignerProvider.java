package org.lit4j.core.spi;

import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.error.LitException;

/** Opens one kind of signer. Found by ServiceLoader, so: public no-argument constructor, no I/O in it. */
public interface AuthSignerProvider extends NamedProvider {
    /**
     * Opens a signer that the caller closes. It is handed requests, in which there is the public half of a session key and
     * never the secret one. It may keep a wallet's key or a connection of its own, and starts no threads.
     *
     * @param context settings and clock; do not keep it
     * @throws LitException {@code SETTING_INVALID} naming the setting; {@code PRIVATE_KEY_INVALID}; {@code OBJECT_MISSING};
     *     {@code SIGNER_MISCONFIGURED}
     */
    AuthSigner open(ProviderContext context);
}
