package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsSessionSignature;

/** The message of the nodes' description, section 11.2, as its network rewrote and signed it. */
class NetworkAuthSigTest {
    static final String NETWORK_KEY =
            "8116be2cf85832711fcab8826ad8f4e9fed514d08299fe13442e7bf4f850989b14199a2fa00c777a1e87e8f327e965a7";
    static final String PKP = "0x1B5E231ba85A8Ef22a4f5927078E5c2924f7984d";
    private static final String SESSION_KEY =
            "lit:session:eddd024a7ad088931cf0d07628cdb6631f7d84534dcaed03a01a5128515668b0";
    private static final String EXECUTE_AND_SIGN = "I further authorize the stated URI to perform the following actions"
            + " on my behalf: (1) 'Threshold': 'Execution' for 'lit-litaction://*'."
            + " (2) 'Threshold': 'Signing' for 'lit-pkp://*'.";
    static final String MESSAGE = "localhost wants you to sign in with your Ethereum account:\n" + PKP
            + "\n\nLit Protocol PKP session signature " + EXECUTE_AND_SIGN + " " + EXECUTE_AND_SIGN
            + " (3) 'Auth': 'Auth' for 'lit-resolvedauthcontext://*'.\n\nURI: " + SESSION_KEY
            + "\nVersion: 1\nChain ID: 1\n"
            + "Nonce: 0x3a4bc062e9cce1c182544b75676bd294e49047a3be72c4ce7693471e66d07a73\n"
            + "Issued At: 2024-12-31T23:59:48Z\nExpiration Time: 2025-01-02T00:00:00.000Z\nResources:\n"
            + "- urn:recap:eyJhdHQiOnsibGl0LWxpdGFjdGlvbjovLyoiOnsiVGhyZXNob2xkL0V4ZWN1dGlvbiI6W3t9XX0sImxpdC1wa3A6"
            + "Ly8qIjp7IlRocmVzaG9sZC9TaWduaW5nIjpbe31dfSwibGl0LXJlc29sdmVkYXV0aGNvbnRleHQ6Ly8qIjp7IkF1dGgvQXV0aCI6"
            + "W3siYXV0aF9jb250ZXh0Ijp7ImFjdGlvbklwZnNJZFN0YWNrIjpbXSwiYXV0aE1ldGhvZENvbnRleHRzIjpbeyJhcHBJZCI6Imxp"
            + "dCIsImF1dGhNZXRob2RUeXBlIjoxLCJ1c2VkRm9yU2lnblNlc3Npb25LZXlSZXF1ZXN0Ijp0cnVlLCJ1c2VySWQiOiIweDkxZmEx"
            + "M2IxRTczMEU5MTJhM0M5MUZEMUI0MTc3MENiNzdlOWEyZTMifV0sImF1dGhTaWdBZGRyZXNzIjpudWxsLCJjdXN0b21BdXRoUmVz"
            + "b3VyY2UiOiIiLCJyZXNvdXJjZXMiOltdfX1dfX0sInByZiI6W119";
    private static final String SIGNATURE = "8e8f527b75a6f0585f57d1a10834560f41dd22a7c515dada8c5768249764316c4525aa371e"
            + "0f5480d3a6d422b58da56905223fb696a52dc93e64fefead54fcb17f83e27656481e4afae40a229cbcfed50906860cfc0c3442d9"
            + "6f7f112823413d";
    static final Instant NOW = Instant.parse("2025-01-01T00:00:05Z");

    static AuthSig authSig(String sig, String message, String address) {
        return AuthSig.of(sig, NetworkAuthSig.DERIVED_VIA, message, address).withAlgo(NetworkAuthSig.ALGO);
    }

    static AuthSig good() {
        return authSig("{\"ProofOfPossession\":\"" + SIGNATURE + "\"}", MESSAGE, PKP);
    }

    static DelegationTerms terms(Instant now) {
        return new DelegationTerms(
                SESSION_KEY,
                Optional.of(Principal.ofAddress(PKP)),
                List.of(ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING)),
                now,
                Duration.ZERO);
    }

    private static void refused(ErrorCode code, AuthSig authSig, Instant now) {
        Refusal.expect(code, () -> NetworkAuthSig.under(NETWORK_KEY).check(authSig, now, Duration.ZERO));
    }

    @Test
    void servesAsADelegationWhereTheNetworksKeyIsGiven() {
        SiweDelegationCodec codec = SiweDelegationCodec.under(NetworkAuthSig.under("0x" + NETWORK_KEY));

        Delegation delegation = codec.check(good(), terms(NOW));

        assertThat(delegation.principal()).isEqualTo(Principal.ofAddress(PKP));
        assertThat(delegation.remarks()).isEmpty();
        Refusal.expect(ErrorCode.DELEGATION_UNSUPPORTED, () -> new SiweDelegationCodec().check(good(), terms(NOW)));
    }

    @Test
    void isSignedByThatNetworkAndNoOther() {
        try (SecretBytes key = SecretBytes.copyOf(new byte[] {
            0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
            29, 30, 31
        })) {
            byte[] foreign = Bls.get().sign(key, BlsSessionSignature.digest(MESSAGE));
            refused(
                    ErrorCode.DELEGATION_SIGNATURE_INVALID,
                    authSig(BlsSessionSignature.write(foreign), MESSAGE, PKP),
                    NOW);
        }
        refused(
                ErrorCode.DELEGATION_SIGNATURE_INVALID,
                authSig(good().sig(), MESSAGE.replace("-02T", "-03T"), PKP),
                NOW);
        refused(
                ErrorCode.DELEGATION_SIGNATURE_INVALID,
                authSig("{\"Basic\":\"" + SIGNATURE + "\"}", MESSAGE, PKP),
                NOW);
        refused(ErrorCode.DELEGATION_SIGNATURE_INVALID, authSig(SIGNATURE, MESSAGE, PKP), NOW);
        refused(ErrorCode.DELEGATION_SIGNATURE_INVALID, authSig("", MESSAGE, PKP), NOW);
    }

    @Test
    void isValidFromTheBlockToTheExpiration() {
        NetworkAuthSig network = NetworkAuthSig.under(NETWORK_KEY);
        Instant end = Instant.parse("2025-01-02T00:00:00Z");

        assertThat(network.check(good(), Instant.parse("2024-12-31T23:59:48Z"), Duration.ZERO)
                        .address())
                .isEqualTo(PKP);
        assertThat(network.check(good(), end.minusMillis(1), Duration.ZERO).uri())
                .isEqualTo(SESSION_KEY);
        refused(ErrorCode.DELEGATION_NOT_YET_VALID, good(), Instant.parse("2024-12-31T23:59:47.999Z"));
        refused(ErrorCode.DELEGATION_EXPIRED, good(), end);
        Refusal.expect(
                ErrorCode.DELEGATION_EXPIRED,
                () -> network.check(good(), end.minusSeconds(30), Duration.ofSeconds(30)));
    }

    @Test
    void isOfTheKindAndOfTheAddressInTheMessage() {
        refused(
                ErrorCode.DELEGATION_ADDRESS_MISMATCH,
                authSig(good().sig(), MESSAGE, "0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3"),
                NOW);
        refused(ErrorCode.DELEGATION_UNSUPPORTED, AuthSig.of(good().sig(), "lit.bls", MESSAGE, PKP), NOW);
        refused(
                ErrorCode.DELEGATION_UNSUPPORTED,
                AuthSig.personalSign(good().sig(), MESSAGE, PKP).withAlgo("LIT_BLS"),
                NOW);
    }

    @Test
    void theNetworksKeyMustBeOne() {
        Refusal.expect(ErrorCode.HEX_INVALID, () -> NetworkAuthSig.under("ERR"));
        Refusal.expect(ErrorCode.HEX_INVALID, () -> NetworkAuthSig.under(NETWORK_KEY.substring(2)));
        Refusal.expect(ErrorCode.BLS_KEY_INVALID, () -> NetworkAuthSig.under("c0" + "00".repeat(47)));
        Refusal.expect(ErrorCode.BLS_KEY_INVALID, () -> NetworkAuthSig.under("9" + NETWORK_KEY.substring(1, 95) + "8"));
    }
}
