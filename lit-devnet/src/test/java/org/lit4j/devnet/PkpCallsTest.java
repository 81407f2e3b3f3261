package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.crypto.Keccak256;

/** Reads of PKPs and of capacity credits, called by the names of the contracts' functions. */
class PkpCallsTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07Z");
    private static final String OWNER = "0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3";
    private static final String OTHER = "0x1B5E231ba85A8Ef22a4f5927078E5c2924f7984d";
    private static final String CID = "QmNZQXmY2VijUPfNrkC6zWykBnEniDouAeUpFi9r6aaqNz";

    private final World world = new World(
            new Seed("test"),
            org.lit4j.verifier.Generation.DATIL,
            Clock.fixed(NOW, ZoneOffset.UTC),
            1,
            new Outside(
                    ConditionCheck.NEVER,
                    Optional.empty(),
                    JwtAuthMethods.NONE,
                    Optional.empty(),
                    List.of(new CapacityCredit(BigInteger.valueOf(7), OWNER, 14, NOW.plusSeconds(9)))));
    private final PkpCalls calls = new PkpCalls(world);
    private final DevnetPkp pkp = world.pkps().mint(OWNER);

    @AfterEach
    void close() {
        world.close();
    }

    private Optional<String> call(String function, String... words) {
        String selector = Hex.encode(Keccak256.hash(Utf8.encode(function))).substring(0, 8);
        return calls.call("0x" + selector + String.join("", words)).map(Hex::stripPrefix);
    }

    private static String word(long value) {
        return String.format("%064x", value);
    }

    private static String word(String address) {
        return "0".repeat(24) + Hex.stripPrefix(address).toLowerCase(Locale.ROOT);
    }

    private static String bytes(String hex) {
        return word(hex.length() / 2) + hex + "0".repeat((64 - hex.length() % 64) % 64);
    }

    @Test
    void whoOwnsWhat() {
        DevnetPkp second = world.pkps().mint(OWNER);
        List<String> tokens = java.util.stream.Stream.of(pkp.tokenId(), second.tokenId())
                .sorted()
                .toList();

        assertThat(call("ownerOf(uint256)", pkp.tokenId())).contains(word(OWNER));
        assertThat(call("balanceOf(address)", word(OWNER))).contains(word(2));
        assertThat(call("tokenOfOwnerByIndex(address,uint256)", word(OWNER), word(1)))
                .contains(tokens.get(1));
        assertThat(call("tokenOfOwnerByIndex(address,uint256)", word(OWNER), word(2)))
                .isEmpty();
        world.pkps().burn(second);
        assertThat(call("exists(uint256)", second.tokenId())).contains(word(0));
        assertThat(call("exists(uint256)", pkp.tokenId())).contains(word(1));
        assertThat(call("ownerOf(uint256)", second.tokenId())).as("reverts").isEmpty();
        assertThat(call("balanceOf(address)", word(OWNER))).contains(word(1));
    }

    @Test
    void keysAndAddresses() {
        assertThat(call("ethAddressToPkpId(address)", word(pkp.address()))).contains(pkp.tokenId());
        assertThat(call("ethAddressToPkpId(address)", word(OTHER))).contains(word(0));
        assertThat(call("getEthAddress(uint256)", pkp.tokenId())).contains(word(pkp.address()));
        assertThat(call("getPubkey(uint256)", pkp.tokenId()))
                .contains(word(0x20) + bytes(Hex.stripPrefix(pkp.publicKey())));
        assertThat(call("getPubkey(uint256)", word(1))).isEmpty();
    }

    @Test
    void whatIsPermitted() {
        assertThat(call("getPermittedAuthMethods(uint256)", pkp.tokenId())).contains(word(0x20) + word(0));
        DevnetAuthMethod google = DevnetAuthMethod.of(6, "u", "a", PkpScope.SIGN_PERSONAL_MESSAGE);
        DevnetAuthMethod passkey = DevnetAuthMethod.credential("cmF3", new byte[] {1, 2, 3}, PkpScope.SIGN_ANYTHING);
        DevnetAuthMethod action = DevnetAuthMethod.action(CID, PkpScope.SIGN_ANYTHING);
        DevnetAuthMethod wallet = DevnetAuthMethod.address(OTHER);
        List.of(google, passkey, action, wallet).forEach(method -> world.pkps().permit(pkp, method));

        String ofGoogle = word(6) + word(0x60) + word(0xa0) + bytes(google.id()) + bytes("");
        String ofPasskey = word(3) + word(0x60) + word(0xa0) + bytes(passkey.id()) + bytes("010203");
        String ofAction = word(2) + word(0x60) + word(0xe0 - 0x20) + bytes(action.id()) + bytes("");
        String ofWallet = word(1) + word(0x60) + word(0xa0) + bytes(wallet.id()) + bytes("");
        long at = 4 * 32;
        String offsets = word(at);
        for (String before : List.of(ofGoogle, ofPasskey, ofAction)) {
            at += before.length() / 2;
            offsets += word(at);
        }
        assertThat(call("getPermittedAuthMethods(uint256)", pkp.tokenId()))
                .contains(word(0x20) + word(4) + offsets + ofGoogle + ofPasskey + ofAction + ofWallet);
        assertThat(call("getPermittedActions(uint256)", pkp.tokenId()))
                .contains(word(0x20) + word(1) + word(0x20) + bytes(action.id()));
        assertThat(call("getPermittedAddresses(uint256)", pkp.tokenId()))
                .contains(word(0x20) + word(2) + word(OWNER) + word(OTHER));
        assertThat(call("isPermittedAction(uint256,bytes)", pkp.tokenId(), word(0x40), bytes(action.id())))
                .contains(word(1));
        assertThat(call("isPermittedAction(uint256,bytes)", pkp.tokenId(), word(0x40), bytes(google.id())))
                .contains(word(0));
        assertThat(call("isPermittedAddress(uint256,address)", pkp.tokenId(), word(OTHER)))
                .contains(word(1));
        assertThat(call("isPermittedAddress(uint256,address)", pkp.tokenId(), word(pkp.address())))
                .contains(word(0));
        assertThat(call(
                        "isPermittedAuthMethod(uint256,uint256,bytes)",
                        pkp.tokenId(),
                        word(6),
                        word(0x60),
                        bytes(google.id())))
                .contains(word(1));
        assertThat(call("getTokenIdsForAuthMethod(uint256,bytes)", word(6), word(0x40), bytes(google.id())))
                .contains(word(0x20) + word(1) + pkp.tokenId());
        assertThat(call("getUserPubkeyForAuthMethod(uint256,bytes)", word(3), word(0x40), bytes(passkey.id())))
                .contains(word(0x20) + bytes("010203"));
    }

    @Test
    void scopesAreFlags() {
        DevnetAuthMethod google = DevnetAuthMethod.of(6, "u", "a", PkpScope.SIGN_PERSONAL_MESSAGE);
        world.pkps().permit(pkp, google);

        assertThat(call(
                        "getPermittedAuthMethodScopes(uint256,uint256,bytes,uint256)",
                        pkp.tokenId(),
                        word(6),
                        word(0x80),
                        word(4),
                        bytes(google.id())))
                .contains(word(0x20) + word(4) + word(0) + word(0) + word(1) + word(0));
    }

    @Test
    void capacityCredits() {
        assertThat(call("capacity(uint256)", word(7)))
                .contains(word(14) + word(NOW.plusSeconds(9).getEpochSecond()));
        assertThat(call("isExpired(uint256)", word(7))).contains(word(0));
        assertThat(call("capacity(uint256)", word(8))).isEmpty();
    }

    @Test
    void whatIsNoCallReverts() {
        assertThat(calls.call("0x")).isEmpty();
        assertThat(call("ownerOf(uint256)", "00")).as("too short").isEmpty();
        assertThat(call("isPermittedAction(uint256,bytes)", pkp.tokenId(), word(0x40), word(9)))
                .as("bytes that are not there")
                .isEmpty();
        assertThat(call("isPermittedAction(uint256,bytes)", pkp.tokenId(), "f".repeat(64)))
                .isEmpty();
        assertThat(call("ownerOf(uint256)", "x".repeat(64))).isEmpty();
    }
}
