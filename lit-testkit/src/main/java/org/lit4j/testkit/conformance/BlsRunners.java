package org.lit4j.testkit.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsShare;
import org.lit4j.siwe.NetworkAuthSig;

/** Signatures of the network, with the implementation that is preferred on the class path. */
final class BlsRunners {
    /** The words with which the SDK says no. */
    private static final Set<String> ERROR_TEXT = Set.of("error");

    private BlsRunners() {}

    static List<SchemaRunner> all() {
        return List.of(
                new SimpleRunner("bls-verify/1", BlsRunners::verify, ERROR_TEXT),
                new SimpleRunner("bls-combine/1", BlsRunners::combine),
                new SimpleRunner("bls-authsig/1", BlsRunners::authSig, ERROR_TEXT));
    }

    private static Answer verify(Input in) {
        boolean verifies = verifies(in, Hex.decode(in.text("signature"), "signature"));
        JsonObject.Builder answer = Answer.ok().put("verifies", verifies);
        return verifies ? Answer.yes(answer) : Answer.no(ErrorCode.SIGNATURE_INVALID, answer);
    }

    private static Answer combine(Input in) {
        List<BlsShare> shares = in.objects("shares").stream()
                .map(share -> BlsShare.fromJson(share.json()))
                .toList();
        byte[] signature = Bls.get().combine(shares);
        return Answer.yes(Answer.ok().put("signature", Hex.encode(signature)).put("verifies", verifies(in, signature)));
    }

    private static boolean verifies(Input in, byte[] signature) {
        return Bls.get()
                .verify(
                        Hex.decode(in.text("publicKey"), "publicKey"),
                        Hex.decode(in.text("messageHex"), "messageHex"),
                        signature);
    }

    private static Answer authSig(Input in) {
        NetworkAuthSig network = NetworkAuthSig.under(in.text("networkPublicKey"));
        AuthSig authSig = AuthSig.fromJson(in.object("authSig").json());
        try {
            network.check(authSig, Instant.parse(in.text("now")), Duration.ZERO);
            return Answer.yes(Answer.ok().put("valid", true));
        } catch (LitException e) {
            boolean verdict = Stream.of(
                            ErrorCode.DELEGATION_SIGNATURE_INVALID,
                            ErrorCode.DELEGATION_EXPIRED,
                            ErrorCode.DELEGATION_NOT_YET_VALID)
                    .anyMatch(e.code()::equals);
            if (!verdict) {
                throw e;
            }
            return Answer.no(e.code(), Answer.ok().put("valid", false));
        }
    }
}
