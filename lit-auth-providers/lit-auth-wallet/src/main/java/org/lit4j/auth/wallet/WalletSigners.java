package org.lit4j.auth.wallet;

import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.Secp256k1Key;
import org.web3j.crypto.Credentials;
import org.web3j.utils.Numeric;

/** Makes signers of wallets. */
public final class WalletSigners {
    private WalletSigners() {}

    /**
     * Makes a signer of a private key.
     *
     * @param hex 64 hexadecimal digits, with or without {@code 0x}
     * @throws LitException {@code PRIVATE_KEY_INVALID}
     */
    public static PrivateKeySigner privateKey(String hex) {
        return privateKeyBuilder(hex).build();
    }

    /**
     * Makes a signer of a private key.
     *
     * @param key 32 bytes, big-endian; copied
     * @throws LitException {@code PRIVATE_KEY_INVALID}
     */
    public static PrivateKeySigner privateKey(SecretBytes key) {
        return privateKeyBuilder(key).build();
    }

    /** Makes a signer of web3j's credentials. */
    public static PrivateKeySigner credentials(Credentials credentials) {
        return credentialsBuilder(credentials).build();
    }

    /**
     * Starts a signer of a private key with its own domain, statement or chain id.
     *
     * @throws LitException {@code PRIVATE_KEY_INVALID}
     */
    public static PrivateKeySigner.Builder privateKeyBuilder(String hex) {
        return new PrivateKeySigner.Builder(Secp256k1Key.parse(hex));
    }

    /**
     * Starts a signer of a private key with its own domain, statement or chain id.
     *
     * @throws LitException {@code PRIVATE_KEY_INVALID}
     */
    public static PrivateKeySigner.Builder privateKeyBuilder(SecretBytes key) {
        return new PrivateKeySigner.Builder(Secp256k1Key.of(key));
    }

    /** Starts a signer of web3j's credentials with its own domain, statement or chain id. */
    public static PrivateKeySigner.Builder credentialsBuilder(Credentials credentials) {
        byte[] key = Numeric.toBytesPadded(credentials.getEcKeyPair().getPrivateKey(), 32);
        try (SecretBytes secret = SecretBytes.takeOver(key)) {
            return privateKeyBuilder(secret);
        }
    }
}
