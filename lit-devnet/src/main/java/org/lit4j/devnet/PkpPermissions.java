package org.lit4j.devnet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.LitException;
import org.lit4j.crypto.EthAddress;

/** Decides who may use a PKP, as nodes do. */
final class PkpPermissions {
    private final Pkps pkps;

    PkpPermissions(Pkps pkps) {
        this.pkps = pkps;
    }

    /**
     * Fails unless somebody may.
     *
     * @param user whom the request's session signature stands for, if it had one
     */
    void require(String label, String tokenId, AuthContext context, Optional<String> user, PkpScope scope) {
        List<DevnetAuthMethod> sufficient = pkps.permittedMethods(tokenId).stream()
                .filter(method -> method.suffices(scope))
                .toList();
        boolean permitted = context.methods().stream().anyMatch(method -> has(sufficient, method.type(), method.id()))
                || context.methods().stream()
                        .filter(method -> method.type() == DevnetAuthMethod.WALLET)
                        .anyMatch(method -> isWallet(tokenId, sufficient, method.userId()))
                || context.actions().stream()
                        .anyMatch(cid -> has(sufficient, DevnetAuthMethod.ACTION, ActionCid.multihash(cid)))
                || user.filter(address -> isWallet(tokenId, sufficient, address))
                        .isPresent();
        if (!permitted) {
            throw NodeCode.SCOPE_TOO_LIMITED.failure(
                    label,
                    "None of the AuthMethods, AuthSig or Lit Actions meet the required scope [" + scope.number()
                            + "].");
        }
    }

    /** The owner needs no scope; others are found by their address, however it was written when they were permitted. */
    private boolean isWallet(String tokenId, List<DevnetAuthMethod> sufficient, String address) {
        String checksum;
        try {
            checksum = EthAddress.checksum(Hex.stripPrefix(address).toLowerCase(Locale.ROOT));
        } catch (LitException e) {
            return false;
        }
        String lower = checksum.toLowerCase(Locale.ROOT);
        return pkps.ownerOf(tokenId).filter(checksum::equals).isPresent()
                || has(sufficient, DevnetAuthMethod.WALLET, Hex.stripPrefix(lower))
                || has(sufficient, DevnetAuthMethod.WALLET, DevnetAuthMethod.idOf(lower, DevnetAuthMethod.LIT))
                || has(sufficient, DevnetAuthMethod.WALLET, DevnetAuthMethod.idOf(checksum, DevnetAuthMethod.LIT));
    }

    private static boolean has(List<DevnetAuthMethod> methods, int type, String id) {
        return methods.stream().anyMatch(method -> method.is(type, id));
    }
}
