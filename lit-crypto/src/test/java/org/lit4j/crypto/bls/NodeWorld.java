package org.lit4j.crypto.bls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;
import org.lit4j.core.encoding.Hex;

/** The small network of which the description of nodes gives every number (threshold 2 of 3), made from its seeds. */
final class NodeWorld {
    static final String ROOT_KEY =
            "8116be2cf85832711fcab8826ad8f4e9fed514d08299fe13442e7bf4f850989b14199a2fa00c777a1e87e8f327e965a7";
    static final byte[] DATA_SIGNED =
            Hex.decode("8eb246e5864c36a4bdca752bf8b1d02ebb4f142602524888cf3f047f9981a9d9", "data");
    static final String COMBINED =
            "8e8f527b75a6f0585f57d1a10834560f41dd22a7c515dada8c5768249764316c4525aa371e0f5480d3a6d422b58da569"
                    + "05223fb696a52dc93e64fefead54fcb17f83e27656481e4afae40a229cbcfed50906860cfc0c3442d96f7f112823413d";
    static final List<String> IDENTIFIERS = List.of(
            "75324fb9e047520ea17abe8ffe06cd031c6e266babe16b08f3bfd63aa923423a",
            "ca922d5fe9d92dd69df63f52ebfb661f1f0a6d17457b4db6d82d2e920f88eb72",
            "d3d6c8566d76e0c57e7058048336bfaec4b4c01f684a26e82ba1d8ba3a987f59");
    static final List<String> POINTS = List.of(
            "aeef157e963e22a2637510f640a35297b830e7e3ea4d6f2daa13ba13a2436ee2cd348764d3dd7a9272a3b21e85aaf25b"
                    + "083331a74bce868fcf0061937959fe9fc6fa9dcb2859c130b8f6f4848a3d8382239e0da826b5f7ad078d1d026a70da51",
            "94589ba74781f2c2f782a69bc59540170feacaf114d83af50e9d8d940b1bed152dd860632f613f7db96a6a3f1e652920"
                    + "00b7d3572d5510f2269c118f52c88705b9bb604cd3b7b7d1c4f49edf6620176828cf73757e886fb26923af8371c63407",
            "a298cb244114c1f002855bfd78cb47a2dc0e85ba2271b7d7649a5f2d9218b4e79e2536bffa64bc5bd2c4aa76d90396fc"
                    + "0e577dd9e7d2947a936f6b571a2f0fd038a9c8907705d5cd07d0b6fffdc994bfc95df3343bbc65310c047872ef8851fc");
    static final List<String> INDEXED = List.of(
            "01a6687ea2628e40f35d7b22c7035cb5a58a04faf680c71e654b0bea563e05bf8862ad03236b97e87c68544683cc36d6"
                    + "6011d6c9970d04c2dc552294453d2a4246ea812abd25eeed49483fa4e4083287f032261fc852397b04b09f4fc562c839c3",
            "02a3f1e0a03becf867e88214f74d5845e6ea76413d7fe16b6caa24062cd23d059daef33a0219561a539db411e62446fe"
                    + "5c14e6f16dfc62bcef2f7fb02ea7e74724de431e1654effdfe9cd8682801f21a25eb02cb9df88bdde229ed9186a5e8f025",
            "03abe4fceaf0c46a6186cf25ee2ee437c58568aca2b895bb06952c126eb80fa89ca242ebfd09df247ee8cb9adacb0fad"
                    + "da10f42db27506313e3810a813d1862b7bd7fd5583d7c76220c3cd5c1d88a97ba7b40a0aab6a295c83042e535625d1432d");

    private NodeWorld() {}

    static List<BigInteger> polynomial() {
        return List.of(scalar("SHA-256", "lit-devnet/bls/a0"), scalar("SHA-256", "lit-devnet/bls/a1"));
    }

    /** The identifiers of naga: SHA-512 of each peer id, reduced. */
    static List<BigInteger> peers() {
        return IntStream.range(0, 3)
                .mapToObj(i -> new BigInteger(
                                1, hash("SHA-512", hash("SHA-256", ("lit-devnet/peer/" + i).getBytes(UTF_8))))
                        .mod(BlsScalars.ORDER))
                .toList();
    }

    private static BigInteger scalar(String algorithm, String seed) {
        return new BigInteger(1, hash(algorithm, seed.getBytes(UTF_8))).mod(BlsScalars.ORDER);
    }

    private static byte[] hash(String algorithm, byte[] input) {
        try {
            return MessageDigest.getInstance(algorithm).digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
