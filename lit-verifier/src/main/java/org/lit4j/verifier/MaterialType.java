package org.lit4j.verifier;

import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;

/** What an AuthSig is to a node: the one thing that its derivedVia and algo decide. */
public enum MaterialType {
    /** Signed by a session key. */
    SESSION_SIG("SessionSig"),
    /** Signed by a contract (EIP-1271). */
    CONTRACT_SIG("ContractSig"),
    /** Signed by the network on behalf of a PKP. */
    BLS_NETWORK_SIG("BLSNetworkSig"),
    /** Signed by a wallet, and whatever is none of the others. */
    WALLET_SIG("WalletSig");

    /** The {@code derivedVia} of what the network signed. */
    public static final String BLS_DERIVED_VIA = "lit.bls";
    /** The {@code algo} of what the network signed. */
    public static final String BLS_ALGO = "LIT_BLS";

    private final String wireName;

    MaterialType(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the type of an AuthSig. */
    public static MaterialType of(AuthSig sig) {
        String algo = sig.algo().orElse("");
        return switch (sig.derivedVia()) {
            case SessionSigs.DERIVED_VIA -> algo.equals(SessionSigs.ALGO) ? SESSION_SIG : WALLET_SIG;
            case "EIP1271", "EIP1271_SHA256" -> CONTRACT_SIG;
            case BLS_DERIVED_VIA -> algo.equals(BLS_ALGO) ? BLS_NETWORK_SIG : WALLET_SIG;
            default -> WALLET_SIG;
        };
    }

    /** Returns the nodes' name. */
    public String wireName() {
        return wireName;
    }
}
