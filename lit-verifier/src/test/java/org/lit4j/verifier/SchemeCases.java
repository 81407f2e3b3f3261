package org.lit4j.verifier;

import java.math.BigInteger;
import java.util.function.Consumer;
import org.bouncycastle.crypto.bls.BLS12_381BasicScheme;
import org.bouncycastle.crypto.bls.BLS12_381G2Point;
import org.bouncycastle.crypto.bls.BLS12_381MessageAugmentation;
import org.bouncycastle.crypto.bls.BLS12_381ProofOfPossession;
import org.bouncycastle.crypto.bls.BLS12_381Serialization;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.crypto.PersonalSign;

/** C4a to C4e, H5 to H7: what the seeded network's own secret key signs, in each of the three schemes. */
final class SchemeCases {
    /** SHA-256 of {@code lit-devnet/bls/a0}, modulo the order of the group. */
    private static final BigInteger SECRET =
            new BigInteger("42892fe861c930e92e84a21fcd9e14f1d4b140633f5da478b85d9fa5f8609b01", 16);

    private static final String POSSESSION = "ProofOfPossession";
    private static final String MESSAGE = "NodeSIWEMessageError";

    private SchemeCases() {}

    static void addTo(CaseList cases) {
        for (String scheme : new String[] {"Basic", "MessageAugmentation"}) {
            AuthSig sig = signed(scheme, scheme, siwe -> {});
            network(cases, "C4d", "the scheme " + scheme, sig).accepted(1);
            network(cases, "H7", "the scheme " + scheme, sig)
                    .hardened()
                    .refusedCapability("HardenedSignedText", "Validation");
            network(cases, "C4d", POSSESSION + " called " + scheme, signed(POSSESSION, scheme, siwe -> {}))
                    .refusedCapability(MESSAGE, "Validation");
            network(cases, "C4d", scheme + " called " + POSSESSION, signed(scheme, POSSESSION, siwe -> {}))
                    .refusedCapability(MESSAGE, "Validation");
        }
        network(cases, "C4d", "Basic called MessageAugmentation", signed("Basic", "MessageAugmentation", siwe -> {}))
                .refusedCapability(MESSAGE, "Validation");
        network(cases, "H7", "the scheme " + POSSESSION, possession(siwe -> {}))
                .hardened()
                .accepted(1);
        network(cases, "C4a", "not before now", possession(siwe -> siwe.notBefore = "2030-01-01T12:00:00.000Z"))
                .refusedCapability(MESSAGE, "Validation");
        network(
                        cases,
                        "C4a",
                        "not before a millisecond ago",
                        possession(siwe -> siwe.notBefore = "2030-01-01T11:59:59.999Z"))
                .accepted(1);
        AuthSig forever = possession(siwe -> siwe.expiration = null);
        network(cases, "C4a", "never expires", forever).accepted(1);
        network(cases, "H5", "never expires, by the network", forever)
                .hardened()
                .refusedCapability("HardenedNoExpiration", "Validation");
        network(cases, "C4e", "no session", possession(siwe -> siwe.uri = "https://localhost/login"))
                .refusedCapability(MESSAGE, "Validation");
        AuthSig silent = possession(siwe -> siwe.statement = null);
        network(cases, "C5", "no statement, by the network", silent).accepted(1);
        String junk = World.siwe().with(siwe -> siwe.skipped = "unseen").text();
        network(cases, "C4d", "a line that is skipped, signed", sig(POSSESSION, POSSESSION, junk, junk))
                .refusedCapability(MESSAGE, "Validation");
        String plain = World.siwe().text();
        AuthSig hidden = sig(POSSESSION, POSSESSION, plain, junk);
        network(cases, "C4d", "a line that is skipped, not signed", hidden).accepted(1);
        network(cases, "H7", "a line that is skipped, not signed by the network", hidden)
                .hardened()
                .refusedCapability("HardenedSignedText", "Validation");
    }

    private static CaseList.Draft network(CaseList cases, String rule, String field, AuthSig capability) {
        return cases.capability(rule, field, capability).put("networkKey", SeededNetwork.ROOT_KEY);
    }

    /** A capability that the network signed for this message. */
    static AuthSig possession(Consumer<World.Siwe> change) {
        return signed(POSSESSION, POSSESSION, change);
    }

    private static AuthSig signed(String scheme, String called, Consumer<World.Siwe> change) {
        World.Siwe siwe = World.siwe().with(change);
        return sig(scheme, called, siwe.text(), siwe.text());
    }

    private static AuthSig sig(String scheme, String called, String signed, String shown) {
        String prefixed = "lit_session:" + Hex.encode(PersonalSign.digest(signed));
        byte[] data = World.sha256(prefixed);
        BLS12_381G2Point point = switch (scheme) {
            case POSSESSION -> BLS12_381ProofOfPossession.sign(SECRET, data);
            case "Basic" -> BLS12_381BasicScheme.sign(SECRET, data);
            default -> BLS12_381MessageAugmentation.sign(SECRET, data);
        };
        String digits = Hex.encode(BLS12_381Serialization.compressG2(point));
        return AuthSig.of("{\"" + called + "\":\"" + digits + "\"}", "lit.bls", shown, World.WALLET.address())
                .withAlgo("LIT_BLS");
    }
}
