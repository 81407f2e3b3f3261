package org.lit4j.cli;

import java.util.List;
import java.util.Locale;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyPair.SecretForm;

/** Texts that hold a real secret and are wrong in one way. */
final class Malformed {
    private Malformed() {}

    static String sessionKeyJson() {
        try (SessionKeyPair key = Secrets.sessionKey()) {
            return key.toSecretJson(SecretForm.SEED_AND_PUBLIC_KEY);
        }
    }

    /** A pair whose public key is the other one's seed. */
    static SessionKeyPair swapped() {
        try (SessionKeyPair key = Secrets.sessionKey()) {
            return new SessionKeyPair(Secrets.SEED, SecretBytes.copyOf(Secrets.bytes(key.publicKey())));
        }
    }

    static List<String> sessionKeys() {
        String good = sessionKeyJson();
        try (SessionKeyPair key = Secrets.sessionKey();
                SessionKeyPair swapped = swapped()) {
            String publicKey = key.publicKey();
            return List.of(
                    Secrets.SEED,
                    '"' + Secrets.SEED + '"',
                    '[' + good + ']',
                    good + good,
                    good.substring(0, good.length() - 1),
                    good.substring(0, good.length() - 2),
                    good.replace("\"secretKey\"", "secretKey"),
                    good.replace(Secrets.SEED, Secrets.SEED + "\n"),
                    good.replace(Secrets.SEED, Secrets.SEED.toUpperCase(Locale.ROOT) + "0"),
                    good.replace(Secrets.SEED, Secrets.SEED.substring(0, 63) + "g"),
                    good.replace("secretKey", "privateKey"),
                    good.replace("}", ",\"" + Secrets.SEED + "\":1}"),
                    "{\"" + Secrets.SEED + "\":\"secretKey\",\"publicKey\":\"" + publicKey + "\"}",
                    "{\"publicKey\":\"" + Secrets.SEED + "\",\"secretKey\":\"" + Secrets.SEED + publicKey + "\"}",
                    "{\"publicKey\":\"" + "00".repeat(32) + "\",\"secretKey\":\"" + Secrets.SEED + "\"}",
                    "{\"publicKey\":\"" + publicKey + "\",\"secretKey\":[\"" + Secrets.SEED + "\"]}",
                    "{\"publicKey\":\"" + publicKey + "\",\"secretKey\":\"0x" + Secrets.SEED + "\"}",
                    swapped.toSecretJson(SecretForm.SEED),
                    swapped.toSecretJson(SecretForm.SEED_AND_PUBLIC_KEY));
        }
    }

    static List<String> privateKeys() {
        return List.of(
                Secrets.WALLET + " ",
                " " + Secrets.WALLET,
                Secrets.WALLET + "\n\n",
                "0X" + Secrets.WALLET,
                "0x0x" + Secrets.WALLET,
                Secrets.WALLET.substring(1),
                Secrets.WALLET + "0",
                Secrets.WALLET.substring(0, 63) + "g",
                '"' + Secrets.WALLET + '"',
                "{\"key\":\"" + Secrets.WALLET + "\"}",
                Secrets.WALLET + Secrets.SEED);
    }
}
