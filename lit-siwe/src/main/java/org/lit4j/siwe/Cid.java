package org.lit4j.siwe;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * A content identifier: a proof in a capability object. Immutable.
 *
 * @see <a href="https://github.com/multiformats/cid">CID specification</a>
 */
public final class Cid {
    private static final int DAG_PB = 0x70;
    private static final int SHA2_256 = 0x12;
    private static final int MAX_TEXT = 1000;

    private final boolean version0;
    /** Version, codec and multihash. */
    private final byte[] version1Bytes;

    private Cid(boolean version0, byte[] version1Bytes) {
        this.version0 = version0;
        this.version1Bytes = version1Bytes;
    }

    /**
     * Reads version 0 ({@code Qm…}) and version 1 in base58btc ({@code z…}) or base32 ({@code b…}).
     *
     * @throws LitException {@code CID_INVALID}
     */
    public static Cid parse(String text) {
        requireShort(text);
        if (text.startsWith("b")) {
            return version1(
                    text,
                    BaseEncoding.decodeBase32(text.substring(1))
                            .orElseThrow(() -> invalid(text, "is not lower-case base32")));
        }
        return parseBase58(text);
    }

    /**
     * Reads what encoded capability objects hold: version 0, or version 1 in base58btc.
     *
     * @throws LitException {@code CID_INVALID}
     */
    static Cid parseBase58(String text) {
        requireShort(text);
        boolean bare = text.startsWith("Q");
        if (!bare && !text.startsWith("z")) {
            throw invalid(text, "begins neither with Q nor z");
        }
        byte[] bytes = BaseEncoding.decodeBase58(bare ? text : text.substring(1))
                .orElseThrow(() -> invalid(text, "is not base58btc"));
        return bare ? version0(text, bytes) : version1(text, bytes);
    }

    private static void requireShort(String text) {
        if (text.length() > MAX_TEXT) {
            throw invalid(text.substring(0, 20) + "…", "is longer than " + MAX_TEXT + " characters");
        }
    }

    private static Cid version0(String text, byte[] multihash) {
        if (multihash.length != 34 || multihash[0] != SHA2_256 || multihash[1] != 32) {
            throw invalid(text, "is no SHA-256 multihash of 34 bytes");
        }
        byte[] bytes = new byte[36];
        bytes[0] = 1;
        bytes[1] = DAG_PB;
        System.arraycopy(multihash, 0, bytes, 2, 34);
        return new Cid(true, bytes);
    }

    private static Cid version1(String text, byte[] bytes) {
        int[] at = {0};
        long version = varint(text, bytes, at);
        if (version != 1) {
            throw invalid(text, "has version " + version + ", not 1, behind its multibase prefix");
        }
        varint(text, bytes, at);
        varint(text, bytes, at);
        long length = varint(text, bytes, at);
        if (length != bytes.length - at[0]) {
            throw invalid(text, "announces " + length + " bytes of hash and has " + (bytes.length - at[0]));
        }
        return new Cid(false, bytes);
    }

    private static long varint(String text, byte[] bytes, int[] at) {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            if (at[0] >= bytes.length) {
                break;
            }
            byte b = bytes[at[0]++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw invalid(text, "ends inside a number");
    }

    /** Returns the form in capability objects: version 1 in base58btc, {@code z…}. */
    public String encoded() {
        return "z" + BaseEncoding.base58(version1Bytes);
    }

    /** Returns the default form: version 0 as {@code Qm…}, version 1 in base32. */
    @Override
    public String toString() {
        return version0
                ? BaseEncoding.base58(Arrays.copyOfRange(version1Bytes, 2, version1Bytes.length))
                : "b" + BaseEncoding.base32(version1Bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cid that
                && version0 == that.version0
                && Arrays.equals(version1Bytes, that.version1Bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(version1Bytes);
    }

    private static LitException invalid(String text, String problem) {
        return new LitException(
                ErrorCode.CID_INVALID, "CID '" + text + "' " + problem + ". Give a CID like Qm…, bafy… or z….");
    }
}
