package org.lit4j.devnet;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.EthAddress;
import org.lit4j.crypto.Keccak256;
import org.lit4j.crypto.Secp256k1Key;

/** The PKPs of a devnet with their keys: what nodes read from the contracts PKPNFT and PKPPermissions. Thread-safe. */
final class Pkps implements AutoCloseable {
    private final Seed seed;
    private final Map<String, Secp256k1Key> keys = new ConcurrentHashMap<>();
    private final Map<String, DevnetPkp> minted = new ConcurrentHashMap<>();
    private final Set<String> burnt = ConcurrentHashMap.newKeySet();
    /** In the order in which they were permitted. */
    private final List<Permission> permissions = new CopyOnWriteArrayList<>();

    private record Permission(String tokenId, DevnetAuthMethod method) {}

    Pkps(Seed seed) {
        this.seed = seed;
    }

    DevnetPkp mint(String owner) {
        synchronized (minted) {
            try (SecretBytes secret = seed.secret("pkp/" + minted.size())) {
                Secp256k1Key key = Secp256k1Key.of(secret);
                byte[] publicKey = key.publicKey();
                DevnetPkp pkp = new DevnetPkp(
                        EthAddress.checksum(owner),
                        "0x" + Hex.encode(publicKey),
                        key.address(),
                        Hex.encode(Keccak256.hash(publicKey)));
                keys.put(pkp.tokenId(), key);
                minted.put(pkp.tokenId(), pkp);
                return pkp;
            }
        }
    }

    void burn(DevnetPkp pkp) {
        burnt.add(known(pkp));
    }

    void permit(DevnetPkp pkp, DevnetAuthMethod method) {
        permissions.add(new Permission(known(pkp), method));
    }

    private String known(DevnetPkp pkp) {
        if (!minted.containsKey(pkp.tokenId())) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, "The PKP " + pkp.address() + " is not of this devnet. Mint one here.");
        }
        return pkp.tokenId();
    }

    /** Returns the EIP-55 address; empty for a PKP that is burnt, or was never minted. */
    Optional<String> ownerOf(String tokenId) {
        return Optional.ofNullable(minted.get(tokenId))
                .filter(pkp -> !burnt.contains(pkp.tokenId()))
                .map(DevnetPkp::owner);
    }

    List<DevnetAuthMethod> permittedMethods(String tokenId) {
        return permissions.stream()
                .filter(one -> one.tokenId().equals(tokenId))
                .map(Permission::method)
                .toList();
    }

    Optional<DevnetPkp> find(String tokenId) {
        return Optional.ofNullable(minted.get(tokenId));
    }

    /** Returns the PKP of an address, 40 lower-case digits. */
    Optional<DevnetPkp> byAddress(String digits) {
        return minted.values().stream()
                .filter(pkp -> pkp.address().equalsIgnoreCase("0x" + digits))
                .findFirst();
    }

    /** Returns what the holder of an address owns, in the order of the ids. */
    List<DevnetPkp> ownedBy(String digits) {
        return minted.values().stream()
                .filter(pkp -> ownerOf(pkp.tokenId())
                        .filter(owner -> owner.equalsIgnoreCase("0x" + digits))
                        .isPresent())
                .sorted(Comparator.comparing(DevnetPkp::tokenId))
                .toList();
    }

    /** Returns the PKPs that permit an auth method, in the order in which they did. */
    List<DevnetPkp> permitting(int type, String id) {
        return permissions.stream()
                .filter(one -> one.method().is(type, id))
                .flatMap(one -> find(one.tokenId()).stream())
                .distinct()
                .toList();
    }

    /** Returns the public key with which an auth method was permitted. */
    Optional<String> userPublicKey(int type, String id) {
        return permissions.stream()
                .map(Permission::method)
                .filter(method -> method.is(type, id))
                .findFirst()
                .flatMap(DevnetAuthMethod::publicKey);
    }

    Optional<Secp256k1Key> key(String tokenId) {
        return Optional.ofNullable(keys.get(tokenId));
    }

    /** Wipes every key. Idempotent. */
    @Override
    public void close() {
        keys.values().forEach(Secp256k1Key::close);
    }

    @Override
    public String toString() {
        return "Pkps[" + minted.size() + "]";
    }
}
