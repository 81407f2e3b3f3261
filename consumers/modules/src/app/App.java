package app;

import java.security.SecureRandom;
import java.util.List;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.ProviderRegistry;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** Makes session signatures on the module path; what ServiceLoader must find is found there. */
public final class App {
    private App() {}

    public static void main(String[] args) {
        for (Class<?> type : List.of(
                App.class, LitSessions.class, Secp256k1Key.class, SiweMessage.class, MemorySessionKeyStore.class)) {
            if (!type.getModule().isNamed()) {
                throw new IllegalStateException(type + " is in no named module");
            }
        }
        List<String> stores =
                ProviderRegistry.discover(SessionKeyStoreProvider.class).names();
        if (!stores.contains("memory")) {
            throw new IllegalStateException("The store is not found; there are " + stores);
        }
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        bytes[0] = 1;
        try (SecretBytes secret = SecretBytes.takeOver(bytes);
                Secp256k1Key wallet = Secp256k1Key.of(secret);
                MemorySessionKeyStore store = new MemorySessionKeyStore();
                LitSessions lit = LitSessions.builder()
                        .nodes(NodeSource.of("https://127.0.0.1:7470"))
                        .signer(AuthSigner.of(
                                Principal.ofAddress(wallet.address()), request -> sign(wallet, request)))
                        .store(store)
                        .build()) {
            String json = lit.sessionSigs(SessionSigsRequest.builder()
                            .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                            .build())
                    .toJson();
            if (!json.startsWith("{\"https://127.0.0.1:7470\":{\"sig\":\"")) {
                throw new IllegalStateException("No session signatures");
            }
        }
        System.out.println("modules: " + LitSessions.class.getModule().getName() + " works on the module path of Java "
                + Runtime.version().feature());
    }

    private static AuthSig sign(Secp256k1Key wallet, AuthRequest request) {
        String text = SiweMessage.builder("localhost", request.nonce())
                .address(wallet.address())
                .statement(request.statement())
                .uri(request.uri())
                .chainId(1)
                .issuedAt(Timestamp.of(request.requestedAt()))
                .expirationTime(request.expiration())
                .resources(request.resources())
                .build()
                .text();
        return AuthSig.personalSign(PersonalSign.sign(wallet, text), text, wallet.address());
    }
}
