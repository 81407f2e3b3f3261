package org.lit4j.verifier;

import org.lit4j.core.auth.AuthSig;

/** A network, a PKP, a user and a session key, all made of seeds; signed by other tools than lit4j. */
final class SeededNetwork {
    static final String USER = "0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3";
    static final String PKP = "0x1B5E231ba85A8Ef22a4f5927078E5c2924f7984d";
    static final String ROOT_KEY =
            "8116be2cf85832711fcab8826ad8f4e9fed514d08299fe13442e7bf4f850989b14199a2fa00c777a1e87e8f327e965a7";
    static final String SESSION_KEY = "eddd024a7ad088931cf0d07628cdb6631f7d84534dcaed03a01a5128515668b0";
    static final String COMBINED =
            "8e8f527b75a6f0585f57d1a10834560f41dd22a7c515dada8c5768249764316c4525aa371e0f5480d3a6"
                    + "d422b58da56905223fb696a52dc93e64fefead54fcb17f83e27656481e4afae40a229cbcfed50906860cfc0c3442d96f7f112823413d";

    private static final String GRANTS = "I further authorize the stated URI to perform the following actions on my"
            + " behalf: (1) 'Threshold': 'Execution' for 'lit-litaction://*'. (2) 'Threshold': 'Signing' for"
            + " 'lit-pkp://*'.";
    private static final String NONCE = "0x3a4bc062e9cce1c182544b75676bd294e49047a3be72c4ce7693471e66d07a73";

    static final String REWRITTEN = "localhost wants you to sign in with your Ethereum account:\n" + PKP
            + "\n\nLit Protocol PKP session signature " + GRANTS + " " + GRANTS
            + " (3) 'Auth': 'Auth' for 'lit-resolvedauthcontext://*'.\n\nURI: lit:session:" + SESSION_KEY
            + "\nVersion: 1\nChain ID: 1\nNonce: " + NONCE
            + "\n"
            + "Issued At: 2024-12-31T23:59:48Z\n"
            + "Expiration Time: 2025-01-02T00:00:00.000Z\n"
            + "Resources:\n"
            + "- urn:recap:eyJhdHQiOnsibGl0LWxpdGFjdGlvbjovLyoiOnsiVGhyZXNob2xkL0V4ZWN1dGlvbiI6W3t9XX0sImxpdC1wa3A6Ly8qI"
            + "jp7IlRocmVzaG9sZC9TaWduaW5nIjpbe31dfSwibGl0LXJlc29sdmVkYXV0aGNvbnRleHQ6Ly8qIjp7IkF1dGgvQXV0aCI6W3siYXV0"
            + "aF9jb250ZXh0Ijp7ImFjdGlvbklwZnNJZFN0YWNrIjpbXSwiYXV0aE1ldGhvZENvbnRleHRzIjpbeyJhcHBJZCI6ImxpdCIsImF1dGh"
            + "NZXRob2RUeXBlIjoxLCJ1c2VkRm9yU2lnblNlc3Npb25LZXlSZXF1ZXN0Ijp0cnVlLCJ1c2VySWQiOiIweDkxZmExM2IxRTczMEU5MT"
            + "JhM0M5MUZEMUI0MTc3MENiNzdlOWEyZTMifV0sImF1dGhTaWdBZGRyZXNzIjpudWxsLCJjdXN0b21BdXRoUmVzb3VyY2UiOiIiLCJyZ"
            + "XNvdXJjZXMiOltdfX1dfX0sInByZiI6W119";

    private SeededNetwork() {}

    static AuthSig blsCapability() {
        return AuthSig.of("{\"ProofOfPossession\":\"" + COMBINED + "\"}", "lit.bls", REWRITTEN, PKP)
                .withAlgo("LIT_BLS");
    }

    static AuthSig blsSessionSig() {
        AuthSig capability = blsCapability();
        String json = "{\"sig\":" + quoted(capability.sig()) + ",\"algo\":\"LIT_BLS\",\"derivedVia\":\"lit.bls\""
                + ",\"signedMessage\":" + quoted(REWRITTEN) + ",\"address\":\"" + PKP + "\"}";
        return outer(
                json,
                "d6cfc54b4a3a28986cc8184cb1cf5eae980d230b9c264bfb75d2e9ae97d3b20dde2d2e90aaf7eb8a1ad643970b8d268a029ae4c"
                        + "5495a10f98ad8ea8c2a8a9001");
    }

    static AuthSig eoaSessionSig() {
        String text = "localhost wants you to sign in with your Ethereum account:\n" + USER + "\n\n" + GRANTS
                + "\n\nURI: lit:session:" + SESSION_KEY + "\nVersion: 1\nChain ID: 1\nNonce: " + NONCE
                + "\nIssued At: 2025-01-01T00:00:00.000Z\nExpiration Time: 2025-01-02T00:00:00.000Z\nResources:\n"
                + "- urn:recap:eyJhdHQiOnsibGl0LWxpdGFjdGlvbjovLyoiOnsiVGhyZXNob2xkL0V4ZWN1dGlvbiI6W3t9XX0sImxpdC1wa3A6"
                + "Ly8qIjp7IlRocmVzaG9sZC9TaWduaW5nIjpbe31dfX0sInByZiI6W119";
        AuthSig capability = AuthSig.of(
                "0xfe9e05cd53dc780be92060f7a6bbb14c451f31b8839e5f10987c8a83135ac2d73391d302264d4e1d40cb6e0eae1a77fc92f5e"
                        + "12fd06586ad703bfeffda8d6e1f1c",
                "web3.eth.personal.sign",
                text,
                USER);
        return outer(
                capability.toJson(),
                "b893083fe481ee2992f9fe792ff75ed02b23b5e2d8fa81e16743ecb46e7535e8ebb580d19b6d82e51393ba2065bddbe7086fb29"
                        + "30d31e511729268e10a7e2f01");
    }

    static AuthSig outer(String capabilities, String sig) {
        return AuthSig.of(sig, "litSessionSignViaNacl", document(capabilities), SESSION_KEY)
                .withAlgo("ed25519");
    }

    static String document(String capabilities) {
        return "{\"sessionKey\":\"" + SESSION_KEY + "\",\"resourceAbilityRequests\":["
                + "{\"resource\":{\"resource\":\"*\",\"resourcePrefix\":\"lit-pkp\"},\"ability\":\"pkp-signing\"},"
                + "{\"resource\":{\"resource\":\"*\",\"resourcePrefix\":\"lit-litaction\"},\"ability\":"
                + "\"lit-action-execution\"}],\"capabilities\":[" + capabilities
                + "],\"issuedAt\":\"2025-01-01T00:00:05.000Z\",\"expiration\":\"2025-01-02T00:00:00.000Z\","
                + "\"nodeAddress\":\"http://127.0.0.1:7470\",\"maxPrice\":\"0x64\"}";
    }

    private static String quoted(String text) {
        return new org.lit4j.core.json.JsonString(text).stringify();
    }
}
