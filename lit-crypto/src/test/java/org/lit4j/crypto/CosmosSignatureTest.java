package org.lit4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.session.SecretBytes;

class CosmosSignatureTest {
    private static final byte[] HASH = Keccak256.hash(new byte[] {1});
    private static final String N = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

    /** By the key 1, whose hash is that of BIP-173's example. */
    private static byte[] signature() {
        byte[] one = new byte[32];
        one[31] = 1;
        try (Secp256k1Key key = Secp256k1Key.of(SecretBytes.takeOver(one))) {
            return Hex.decode(key.sign(HASH).toHex().substring(2, 130), "The signature");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cosmos, cosmos1w508d6qejxtdg4y5r3zarvary0c5xw7k6ah60c",
        "kyve, kyve1w508d6qejxtdg4y5r3zarvary0c5xw7kdn6vyu",
        "cheqd, cheqd1w508d6qejxtdg4y5r3zarvary0c5xw7k5lm6yf",
        "juno, juno1w508d6qejxtdg4y5r3zarvary0c5xw7kv05pgy"
    })
    void findsTheAddress(String prefix, String address) {
        assertThat(CosmosSignature.signers(prefix, HASH, signature()))
                .hasSize(2)
                .contains(address);
    }

    @Test
    void findsItForAHighSToo() {
        byte[] high = signature();
        BigInteger s = new BigInteger(N, 16).subtract(new BigInteger(1, Arrays.copyOfRange(high, 32, 64)));
        System.arraycopy(EthSignature.fixed(s), 0, high, 32, 32);
        assertThat(CosmosSignature.signers("cosmos", HASH, high))
                .contains("cosmos1w508d6qejxtdg4y5r3zarvary0c5xw7k6ah60c");
    }

    @Test
    void nobodySignsWithZero() {
        assertThat(CosmosSignature.signers("cosmos", HASH, new byte[64])).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 64, true", "1, 64, false", "2, 64, false", "0, 63, false", "0, 65, false"})
    void rangeAndLength(int halfAtN, int length, boolean fine) {
        byte[] signature = Arrays.copyOf(signature(), length);
        if (halfAtN > 0) {
            System.arraycopy(Hex.decode(N, "n"), 0, signature, 32 * (halfAtN - 1), 32);
        }
        assertThat(CosmosSignature.isInRange(signature)).isEqualTo(fine);
    }
}
