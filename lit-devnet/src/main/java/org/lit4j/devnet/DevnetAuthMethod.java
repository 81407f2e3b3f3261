package org.lit4j.devnet;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.LitException;
import org.lit4j.crypto.EthAddress;
import org.lit4j.crypto.Keccak256;

/**
 * One way to use a PKP, as the contract PKPPermissions holds it. Immutable.
 *
 * @param type the contract's number of the kind: 1 wallet, 2 Lit Action, 3 WebAuthn, 6 Google, 8 Apple, 9 to 13 Stytch
 * @param id lower-case hexadecimal digits without 0x
 * @param scopes what it may do; without any it can do nothing
 * @param publicKey of WebAuthn the credential's key, lower-case hexadecimal digits
 */
public record DevnetAuthMethod(int type, String id, Set<PkpScope> scopes, Optional<String> publicKey) {
    static final int WALLET = 1;
    static final int ACTION = 2;
    static final int WEBAUTHN = 3;

    /** The application of auth methods that belong to none. */
    static final String LIT = "lit";

    /**
     * Makes one of its parts.
     *
     * @throws LitException {@code HEX_INVALID}
     */
    public DevnetAuthMethod {
        id = Hex.encode(Hex.decode(id, "The id of an auth method"));
        publicKey = publicKey.map(key -> Hex.encode(Hex.decode(key, "The public key of an auth method")));
        scopes = Set.copyOf(scopes);
    }

    /**
     * Permits whoever proves to be a user of an application. The id is keccak256 of {@code userId:appId}.
     *
     * @param userId as nodes read it: an address as the client writes it, the {@code sub} of a token, a mail address
     * @param appId {@code lit} for wallets, the {@code aud} of a token
     */
    public static DevnetAuthMethod of(int type, String userId, String appId, PkpScope... scopes) {
        return new DevnetAuthMethod(type, idOf(userId, appId), Set.copyOf(Arrays.asList(scopes)), Optional.empty());
    }

    /**
     * Permits a wallet by its address alone.
     *
     * @throws LitException {@code ADDRESS_INVALID}
     */
    public static DevnetAuthMethod address(String address, PkpScope... scopes) {
        String digits = Hex.stripPrefix(EthAddress.checksum(address)).toLowerCase(java.util.Locale.ROOT);
        return new DevnetAuthMethod(WALLET, digits, Set.copyOf(Arrays.asList(scopes)), Optional.empty());
    }

    /**
     * Permits a Lit Action.
     *
     * @param cid {@code Qm…}
     * @throws LitException {@code CID_INVALID}
     */
    public static DevnetAuthMethod action(String cid, PkpScope... scopes) {
        return new DevnetAuthMethod(
                ACTION, ActionCid.multihash(cid), Set.copyOf(Arrays.asList(scopes)), Optional.empty());
    }

    /**
     * Permits a credential of WebAuthn.
     *
     * @param rawId its id, base64url without padding
     * @param coseKey its public key: a COSE key of the algorithm ES256
     */
    public static DevnetAuthMethod credential(String rawId, byte[] coseKey, PkpScope... scopes) {
        return new DevnetAuthMethod(
                WEBAUTHN, idOf(rawId, LIT), Set.copyOf(Arrays.asList(scopes)), Optional.of(Hex.encode(coseKey)));
    }

    static String idOf(String userId, String appId) {
        return Hex.encode(Keccak256.hash(Utf8.encode(userId + ":" + appId)));
    }

    boolean is(int otherType, String otherId) {
        return type == otherType && id.equals(otherId);
    }

    boolean suffices(PkpScope needed) {
        return scopes.contains(needed) || scopes.contains(PkpScope.SIGN_ANYTHING);
    }

    @Override
    public String toString() {
        return "DevnetAuthMethod[type=" + type + ", id=" + id + ", scopes="
                + scopes.stream()
                        .map(PkpScope::number)
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                + "]";
    }
}
