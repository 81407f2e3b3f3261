package org.lit4j.testkit.conformance;

import java.util.Arrays;
import java.util.List;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.crypto.BouncyCastleSessionCrypto;
import org.lit4j.crypto.EthAddress;
import org.lit4j.crypto.EthSignature;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;

/** Keys, signatures and addresses: the same for every SDK. */
final class CryptoRunners {
    private static final SessionCrypto CRYPTO = new BouncyCastleSessionCrypto();

    private CryptoRunners() {}

    static List<SchemaRunner> all() {
        return List.of(
                new SimpleRunner("ed25519-sign/1", CryptoRunners::ed25519Sign),
                new SimpleRunner("ed25519-verify/1", CryptoRunners::ed25519Verify),
                new SimpleRunner("eth-address/1", CryptoRunners::ethAddress),
                new SimpleRunner("eth-personal-sign/1", CryptoRunners::personalSign),
                new SimpleRunner("eth-recover/1", CryptoRunners::recover),
                new SimpleRunner("authsig/1", CryptoRunners::authSig));
    }

    private static Answer ed25519Sign(Input in) {
        byte[] message = Hex.decode(in.text("messageHex"), "messageHex");
        try (SecretBytes seed = SecretBytes.takeOver(Hex.decode(in.text("seed"), "seed"));
                SessionKeyPair pair = CRYPTO.fromSeed(seed);
                SessionKeyHandle key = CRYPTO.open(pair)) {
            int split = message.length / 2;
            byte[] signature = key.sign(
                            Arrays.copyOf(message, split), List.of(Arrays.copyOfRange(message, split, message.length)))
                    .get(0);
            String stored = pair.toSecretJson(SessionKeyPair.SecretForm.SEED_AND_PUBLIC_KEY);
            return Answer.yes(Answer.ok()
                    .put("publicKey", pair.publicKey())
                    .put("secretKey", new Input(JsonObjects.parse(stored)).text("secretKey"))
                    .put("signature", Hex.encode(signature))
                    .put("verifies", CRYPTO.verify(Hex.decode(pair.publicKey(), "publicKey"), message, signature)));
        }
    }

    private static Answer ed25519Verify(Input in) {
        boolean verifies = CRYPTO.verify(
                Hex.decode(in.text("publicKey"), "publicKey"),
                Hex.decode(in.text("messageHex"), "messageHex"),
                Hex.decode(in.text("signature"), "signature"));
        JsonObject.Builder answer = Answer.ok().put("verifies", verifies);
        return verifies ? Answer.yes(answer) : Answer.no(ErrorCode.SIGNATURE_INVALID, answer);
    }

    private static Answer ethAddress(Input in) {
        return Answer.yes(Answer.ok().put("address", EthAddress.checksum(in.text("address"))));
    }

    private static Answer personalSign(Input in) {
        String message = in.text("message");
        try (Secp256k1Key key = Secp256k1Key.parse(in.text("privateKey"))) {
            byte[] digest = PersonalSign.digest(message);
            EthSignature signature = key.sign(digest);
            String hex = signature.toHex();
            return Answer.yes(Answer.ok()
                    .put("address", key.address())
                    .put("publicKey", "0x" + Hex.encode(key.publicKey()))
                    .put("compressedPublicKey", "0x" + Hex.encode(key.compressedPublicKey()))
                    .put("digest", "0x" + Hex.encode(digest))
                    .put("signature", hex)
                    .put("r", hex.substring(0, 66))
                    .put("s", "0x" + hex.substring(66, 130))
                    .put("v", signature.v())
                    .put("recoveryParam", signature.recoveryId()));
        }
    }

    private static Answer recover(Input in) {
        return Answer.yes(Answer.ok().put("address", PersonalSign.recover(in.text("message"), in.text("signature"))));
    }

    private static Answer authSig(Input in) {
        String message = in.text("toSign");
        try (Secp256k1Key key = Secp256k1Key.parse(in.text("privateKey"))) {
            String address = EthAddress.checksum(in.optionalText("address").orElseGet(key::address));
            AuthSig plain = AuthSig.personalSign(PersonalSign.sign(key, message), message, address);
            AuthSig signed = in.optionalText("algo").map(plain::withAlgo).orElse(plain);
            return Answer.yes(Answer.ok().put("authSig", signed.json()).put("authSigJson", signed.toJson()));
        }
    }
}
