package org.lit4j.crypto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyHandle;

/** Seed and public key together: signing with the known public key halves the work. */
final class Ed25519Handle implements SessionKeyHandle {
    private final String publicKey;
    private final byte[] publicKeyBytes;
    private final SecretBytes seed;

    Ed25519Handle(String publicKey, SecretBytes seed) {
        this.publicKey = publicKey;
        this.publicKeyBytes = Hex.decode(publicKey, "publicKey");
        this.seed = seed;
    }

    @Override
    public String publicKey() {
        return publicKey;
    }

    @Override
    public List<byte[]> sign(byte[] head, List<byte[]> tails) {
        return seed.expose(bytes -> {
            List<byte[]> signatures = new ArrayList<>(tails.size());
            byte[] message = head;
            for (byte[] tail : tails) {
                int length = head.length + tail.length;
                if (message.length < length || message == head) {
                    message = Arrays.copyOf(head, length + 64);
                }
                System.arraycopy(tail, 0, message, head.length, tail.length);
                byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
                Ed25519.sign(bytes, 0, publicKeyBytes, 0, message, 0, length, signature, 0);
                signatures.add(signature);
            }
            return signatures;
        });
    }

    @Override
    public void close() {
        seed.close();
    }

    @Override
    public String toString() {
        return "Ed25519Handle[publicKey=" + publicKey + "]";
    }
}
