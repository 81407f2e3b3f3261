package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.StoredSession;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.Setting;
import org.lit4j.crypto.EthAddress;
import org.lit4j.siwe.Recap;
import org.lit4j.storage.memory.MemorySessionKeyStoreProvider;

/** What is malformed or stands in a wrong place may be a secret: messages do not repeat it. Nor do text forms. */
class NoSecretInMessagesTest {
    private final Captured captured = new Captured(Secrets.scanner());

    @AfterEach
    void release() {
        captured.close();
    }

    @Test
    void malformedSessionKeys() {
        for (String text : Malformed.sessionKeys()) {
            Throwable failure = catchThrowable(() -> SessionCrypto.discover().open(SessionKeyPair.parse(text)));
            assertThat(failure).isInstanceOf(LitException.class);
            captured.see("parsing a session key", failure);
        }
        assertNothingFound();
    }

    @Test
    void malformedPrivateKeys() {
        for (String text : Malformed.privateKeys()) {
            Throwable failure = catchThrowable(() -> WalletSigners.privateKey(text));
            assertThat(failure).isInstanceOf(LitException.class);
            captured.see("parsing a private key", failure);
        }
        assertNothingFound();
    }

    /** A key where an address, a setting's name or a request belongs. */
    @Test
    void keysInWrongPlaces() {
        List<Runnable> calls = List.of(
                () -> Principal.ofAddress("0x" + Secrets.WALLET),
                () -> NodeSource.of("https://" + Secrets.WALLET + ":1/"),
                () -> NodeSource.of(Secrets.WALLET),
                () -> EthAddress.checksum("0x" + Secrets.WALLET),
                () -> context("x").buildFor(new MemorySessionKeyStoreProvider()),
                () -> context("maximum-size").buildFor(new MemorySessionKeyStoreProvider()),
                () -> context("maximum-size").build().get(Setting.secret("maximum-size", "")),
                () -> LitSessions.fromSettings(
                        Map.of("lit.nodes", "https://127.0.0.1:7470", "0x" + Secrets.WALLET, "")),
                () -> AuthSig.parse(Malformed.sessionKeyJson()),
                () -> SessionSigs.parse(Malformed.sessionKeyJson()),
                () -> Recap.decode(Secrets.WALLET));
        for (Runnable call : calls) {
            Throwable failure = catchThrowable(call::run);
            assertThat(failure).isInstanceOf(LitException.class);
            captured.see("a key in a wrong place", failure);
        }
        assertNothingFound();
    }

    @Test
    void textFormsOfWhatHoldsSecrets() {
        try (SecretBytes secret = SecretBytes.copyOf(Secrets.bytes(Secrets.WALLET));
                SessionKeyPair key = Secrets.sessionKey();
                PrivateKeySigner wallet = Secrets.wallet()) {
            SessionKeyId id = new SessionKeyId("n", "t", "p", "l");
            captured.see("secret", secret);
            captured.see("number of the secret", secret.hashCode());
            captured.see("record", StoredSession.empty(id).withSessionKey(key));
            captured.see("signer", wallet);
            captured.see("settings", WalletSigners.privateKeyBuilder(secret));
            captured.see("context of a provider", context("password").build().toString());
        }
        assertNothingFound();
    }

    private static ProviderContext.Builder context(String key) {
        return ProviderContext.builder().set(key, Secrets.WALLET, Secrets.WALLET);
    }

    private void assertNothingFound() {
        assertThat(captured.findings()).isEmpty();
        assertThat(captured.seen()).isPositive();
    }
}
