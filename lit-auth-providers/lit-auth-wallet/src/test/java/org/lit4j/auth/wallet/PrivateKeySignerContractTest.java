package org.lit4j.auth.wallet;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.testkit.contract.AuthSignerContract;

class PrivateKeySignerContractTest extends AuthSignerContract {
    /** The first account of the mnemonic that Hardhat and Anvil start with; everybody knows it. */
    private static final String KEY = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    private static final String ADDRESS = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

    @Override
    protected AuthSigner openSigner() {
        return WalletSigners.privateKeyBuilder(KEY)
                .domain("example.com")
                .statement("Let me in.")
                .chainId(137)
                .build();
    }

    @Override
    protected Optional<Principal> expectedPrincipal() {
        return Optional.of(Principal.ofAddress(ADDRESS));
    }

    @Override
    protected List<byte[]> secrets() {
        return List.of(HexFormat.of().parseHex(KEY));
    }
}
