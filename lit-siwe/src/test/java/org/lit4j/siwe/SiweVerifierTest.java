package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.ContractSignatureVerifier.Verdict;

/** Whose signature it is: the key's, the contract's, or nobody's. */
class SiweVerifierTest {
    private static final String MAGIC = "6492".repeat(16);
    private static final String CONTRACT = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private final Secp256k1Key key = Secp256k1Key.parse("11".repeat(32));
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void close() {
        key.close();
    }

    @Test
    void theKeysSignatureNeedsNoContract() {
        SiweMessage message = message(key.address());
        String signature = PersonalSign.sign(key, message.text());

        assertThat(SiweVerifier.ofKeys().verify(message, signature)).isEqualTo(SiweVerifier.Signer.KEY);
        assertThat(contracts(Verdict.INVALID).verify(message, signature)).isEqualTo(SiweVerifier.Signer.KEY);
        assertThat(asked).isEmpty();
    }

    @Test
    void anotherKeysSignatureIsRefused() {
        SiweMessage message = message(CONTRACT);
        String signature = PersonalSign.sign(key, message.text());

        refused(ErrorCode.SIGNATURE_MISMATCH, SiweVerifier.ofKeys(), message, signature);
        refused(ErrorCode.SIGNATURE_MISMATCH, contracts(Verdict.INVALID), message, signature);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aKeysSignatureMayBeThatOfAContractsOwner() {
        SiweMessage message = message(CONTRACT);
        String signature = PersonalSign.sign(key, message.text());

        assertThat(contracts(Verdict.VALID).verify(message, signature)).isEqualTo(SiweVerifier.Signer.CONTRACT);
        assertThat(asked)
                .containsExactly(CONTRACT + " " + Hex.encode(PersonalSign.digest(message.text())) + " "
                        + signature.substring(2) + " 137");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 66, 4000})
    void onlyAContractMakesSignaturesOfOtherLengths(int length) {
        SiweMessage message = message(CONTRACT);
        String signature = "0x" + "ab".repeat(length);

        refused(ErrorCode.CONTRACT_SIGNATURE_UNSUPPORTED, SiweVerifier.ofKeys(), message, signature);
        refused(ErrorCode.SIGNATURE_MISMATCH, contracts(Verdict.INVALID), message, signature);
        assertThat(contracts(Verdict.VALID).verify(message, signature)).isEqualTo(SiweVerifier.Signer.CONTRACT);
    }

    /** 65 bytes that no key can have made: r is 0. */
    @Test
    void whatNoKeyCanHaveMadeIsAskedOfTheContract() {
        SiweMessage message = message(CONTRACT);
        String signature = "0x" + "00".repeat(65);

        refused(ErrorCode.SIGNATURE_MISMATCH, SiweVerifier.ofKeys(), message, signature);
        assertThat(contracts(Verdict.VALID).verify(message, signature)).isEqualTo(SiweVerifier.Signer.CONTRACT);
    }

    @Test
    void theSuffixMarksAContractThatNeedNotBeDeployed() {
        SiweMessage message = message(CONTRACT);
        String signature = "0x" + "ab".repeat(96) + MAGIC;

        refused(ErrorCode.CONTRACT_SIGNATURE_UNSUPPORTED, SiweVerifier.ofKeys(), message, signature);
        assertThat(contracts(Verdict.VALID).verify(message, signature))
                .isEqualTo(SiweVerifier.Signer.CONTRACT_WITH_DEPLOYMENT);
        assertThat(asked).singleElement().asString().contains(MAGIC);
    }

    @Test
    void aSuffixedSignatureOfAKeysLengthIsNotAKeys() {
        SiweMessage message = message(CONTRACT);

        refused(
                ErrorCode.CONTRACT_SIGNATURE_UNSUPPORTED,
                SiweVerifier.ofKeys(),
                message,
                "0x" + "01".repeat(33) + MAGIC);
    }

    @Test
    void findsTheSuffixAtTheEndOnly() {
        assertThat(Erc6492.isWrapped(Hex.decode(MAGIC, "x"))).isTrue();
        assertThat(Erc6492.isWrapped(Hex.decode("00" + MAGIC, "x"))).isTrue();
        assertThat(Erc6492.isWrapped(Hex.decode(MAGIC + "00", "x"))).isFalse();
        assertThat(Erc6492.isWrapped(Hex.decode(MAGIC.substring(2), "x"))).isFalse();
        assertThat(Erc6492.isWrapped(new byte[0])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "0xa", "0xzz", "0X00", "0x 0"})
    void whatIsNotHexadecimalIsRefused(String signature) {
        refused(ErrorCode.SIGNATURE_INVALID, contracts(Verdict.VALID), message(CONTRACT), signature);
        assertThat(asked).isEmpty();
    }

    @Test
    void aTextThatIsNotTheCanonicalOneIsRefused() {
        SiweMessage odd = SiweMessage.parse(message(CONTRACT).text().replace("Chain ID: 137", "Chain ID: 0137"));

        refused(ErrorCode.SIWE_INVALID, contracts(Verdict.VALID), odd, "0x");
    }

    @Test
    void noAnswerIsNoVerdict() {
        SiweVerifier down = SiweVerifier.ofKeysAndContracts((address, digest, signature, chainId) -> {
            throw new LitException(ErrorCode.SIGNER_UNREACHABLE, "no chain");
        });

        refused(ErrorCode.SIGNER_UNREACHABLE, down, message(CONTRACT), "0x");
    }

    private SiweVerifier contracts(Verdict verdict) {
        return SiweVerifier.ofKeysAndContracts((address, digest, signature, chainId) -> {
            asked.add(address + " " + Hex.encode(digest) + " " + Hex.encode(signature) + " " + chainId);
            return verdict;
        });
    }

    private static void refused(ErrorCode code, SiweVerifier verifier, SiweMessage message, String signature) {
        assertThatThrownBy(() -> verifier.verify(message, signature))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static SiweMessage message(String address) {
        return SiweMessage.builder("example.com", "12345678")
                .address(address)
                .uri("https://example.com")
                .chainId(137)
                .issuedAt(Timestamp.parse("2030-01-31T12:00:00.000Z"))
                .build();
    }
}
