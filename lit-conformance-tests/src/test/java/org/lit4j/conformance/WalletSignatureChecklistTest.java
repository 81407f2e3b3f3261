package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.crypto.EthSignature;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.siwe.CapacityDelegation;
import org.lit4j.siwe.Delegatees;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweVerifier;

/** Items 74 to 81: what a wallet signs. */
class WalletSignatureChecklistTest {
    private static final BigInteger HALF_ORDER =
            new BigInteger("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", 16);
    static final String W1_SIG = "0x549947a102975823edfcf84ff14c32e52e54b04ba84840653d3cb358bcb5063a30985c25be368de1bb"
            + "a9dd8d2896c7d4ab0c890d1cd5bfcf84acc0dbe433bf5d1c";

    private static AuthSig w1() {
        return Fixture.sign(SiweChecklistTest.w1(Fixture.SAMPLE_NONCE));
    }

    @Test
    void item074_digestAndSignatureOfW1() {
        assertThat(Hex.encode(PersonalSign.digest(w1().signedMessage())))
                .isEqualTo("c77f6e03c74ed4fcd65a4a7b94c78f3842dfc9c25fb36a2ce23e76d53afb9ff2");
        assertThat(w1().sig()).isEqualTo(W1_SIG);
    }

    @Test
    void item075_signatureWithTheBlockHashAsNonce() {
        AuthSig w1n = Fixture.sign(SiweChecklistTest.w1(Fixture.BLOCK_HASH));
        assertThat(Fixture.sha256(w1n.signedMessage()))
                .isEqualTo("599e5eb561fa267ad148879798f77f95fc165e6b6fea4b3ed6875fb66dc1be63");
        assertThat(w1n.sig())
                .isEqualTo("0xb105b270c312eab35a5f084ce2079f7450cf8ce7119499118dcdb8de20275d6e2028be14932380b42d833cf8"
                        + "ec0c3e2010d438a0986cd43d15097067c85f1f2f1b");
    }

    @Test
    void item076_signaturesHaveOneForm() {
        for (int i = 0; i < 50; i++) {
            String sig = Fixture.sign(Fixture.WALLET_KEY, "message " + i).sig();
            assertThat(sig).matches("0x[0-9a-f]{128}1[bc]");
            assertThat(EthSignature.parse(sig).s()).isLessThanOrEqualTo(HALF_ORDER);
        }
    }

    @Test
    void item077_verificationTakesTheSpellingsThatTheSdkTakes() {
        SiweMessage message = SiweChecklistTest.w1(Fixture.SAMPLE_NONCE);
        String body = W1_SIG.substring(0, 130);
        SiweVerifier verifier = SiweVerifier.ofKeys();

        assertThat(W1_SIG).endsWith("1c");
        for (String sig : new String[] {
            W1_SIG, body + "01", "0x" + W1_SIG.substring(2).toUpperCase(Locale.ROOT),
        }) {
            assertThat(verifier.verify(message, sig)).isEqualTo(SiweVerifier.Signer.KEY);
            assertThat(message.recoverSigner(sig)).isEqualTo(Fixture.WALLET);
        }
        Refused.with(ErrorCode.SIGNATURE_MISMATCH, () -> verifier.verify(message, body + "00"));
        Refused.with(ErrorCode.SIGNATURE_INVALID, () -> verifier.verify(message, W1_SIG.substring(2)));
    }

    @Test
    void item078_membersOfAWalletsAuthSig() {
        try (PrivateKeySigner wallet = Fixture.wallet()) {
            AuthSig authSig = CapacityDelegation.builder(Delegatees.anyone())
                    .build()
                    .sign(wallet, Fixture.BLOCK_HASH, Fixture.CLOCK);
            for (AuthSig each : new AuthSig[] {authSig, w1()}) {
                assertThat(each.json().members().keySet())
                        .containsExactly("sig", "derivedVia", "signedMessage", "address");
                assertThat(each.derivedVia()).isEqualTo("web3.eth.personal.sign");
                assertThat(each.address()).isEqualTo(Fixture.WALLET);
            }
        }
    }

    @Test
    void item079_membersOfABlsAuthSigKeepTheirOrder() {
        String json = "{\"sig\":\"{\\\"ProofOfPossession\\\":\\\"" + "ab".repeat(96) + "\\\"}\",\"algo\":\"LIT_BLS\","
                + "\"derivedVia\":\"lit.bls\",\"signedMessage\":\"m\",\"address\":\"" + Fixture.WALLET + "\"}";
        assertThat(AuthSig.parse(json).toJson()).isEqualTo(json);
        assertThat(AuthSig.parse(json).algo()).contains("LIT_BLS");
    }

    @Test
    void item080_otherMembersAreRefused() {
        String json = w1().toJson();
        String open = json.substring(0, json.length() - 1);
        Refused.with(ErrorCode.AUTHSIG_INVALID, () -> AuthSig.parse(open + ",\"x\":\"1\"}"));
        Refused.with(ErrorCode.JSON_INVALID, () -> AuthSig.parse(open + ",\"address\":\"" + Fixture.WALLET + "\"}"));
        Refused.with(ErrorCode.AUTHSIG_INVALID, () -> AuthSig.parse(json.replace("\"address\"", "\"algo\"")));
        assertThat(AuthSig.parse(open + ",\"algo\":null}").algo()).isEmpty();
    }

    @Test
    void item081_theOlderDelegationHasNoPrefixes() {
        try (PrivateKeySigner wallet = Fixture.wallet()) {
            AuthSig authSig = CapacityDelegation.builder(Delegatees.anyone())
                    .dialect(Dialects.V3_2)
                    .build()
                    .sign(wallet, Fixture.BLOCK_HASH, Fixture.CLOCK);
            assertThat(authSig.sig()).matches("[0-9a-f]{130}");
            assertThat(authSig.address()).isEqualTo("19e7e376e7c213b7e7e7e46cc70a5dd086daff2a");
            assertThat(authSig.toJson()).endsWith(",\"algo\":null}");
            assertThat(authSig.json().members().keySet())
                    .containsExactly("sig", "derivedVia", "signedMessage", "address", "algo");
        }
    }
}
