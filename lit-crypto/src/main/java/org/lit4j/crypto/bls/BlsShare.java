package org.lit4j.crypto.bls;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * A node's share of a signature: where its polynomial was taken, and a point. Immutable. Whether the point is one is
 * known only when shares are combined.
 *
 * <p>Nodes write it in two forms. Those of datil: <code>{"ProofOfPossession":"…"}</code>, one byte of index, then the
 * point. Those of naga: <code>{"ProofOfPossession":{"identifier":"…","value":"…"}}</code>, the identifier 32 bytes
 * little-endian. All in lower-case hexadecimal without {@code 0x}.
 */
public final class BlsShare {
    static final String SCHEME = "ProofOfPossession";

    private static final int MAX_INDEX = 255;

    private final BigInteger identifier;
    private final byte[] point;

    private BlsShare(BigInteger identifier, byte[] point) {
        this.identifier = identifier;
        this.point = point;
    }

    /**
     * Makes a share.
     *
     * @param identifier from 1 to r-1
     * @param point 96 bytes, copied
     * @throws LitException {@code BLS_SHARES_INVALID}
     */
    public static BlsShare of(BigInteger identifier, byte[] point) {
        if (identifier.signum() <= 0 || identifier.compareTo(BlsScalars.ORDER) >= 0) {
            throw invalid("has the identifier zero, or one that is not below the order of the group");
        }
        if (point.length != Bls.SIGNATURE_LENGTH) {
            throw invalid("has a point of " + point.length + " bytes, not " + Bls.SIGNATURE_LENGTH);
        }
        return new BlsShare(identifier, point.clone());
    }

    /**
     * Reads either form.
     *
     * @throws LitException {@code BLS_SHARES_INVALID} or {@code JSON_INVALID}
     */
    public static BlsShare parse(String json) {
        return fromJson(JsonParser.parseObjectWithoutDuplicates(json, "The share"));
    }

    /**
     * Reads either form.
     *
     * @throws LitException {@code BLS_SHARES_INVALID}
     */
    public static BlsShare fromJson(JsonObject json) {
        JsonValue value = json.get(SCHEME).orElse(JsonObject.EMPTY);
        if (json.members().size() != 1 || value.equals(JsonObject.EMPTY)) {
            throw invalid("is not of the scheme " + SCHEME);
        }
        if (value instanceof JsonString text) {
            byte[] bytes = hex(text.value());
            if (bytes.length != 1 + Bls.SIGNATURE_LENGTH) {
                throw invalid("has " + bytes.length + " bytes, not " + (1 + Bls.SIGNATURE_LENGTH));
            }
            return of(BigInteger.valueOf(bytes[0] & 0xff), Arrays.copyOfRange(bytes, 1, bytes.length));
        }
        if (!(value instanceof JsonObject object)) {
            throw invalid("is neither a text nor an object");
        }
        JsonMembers in = new JsonMembers(object, "The share", ErrorCode.BLS_SHARES_INVALID);
        byte[] identifier = hex(in.string("identifier"));
        if (identifier.length != BlsScalars.LENGTH) {
            throw invalid("has an identifier of " + identifier.length + " bytes, not " + BlsScalars.LENGTH);
        }
        return of(new BigInteger(1, reversed(identifier)), hex(in.string("value")));
    }

    /** Returns where the polynomial was taken, from 1 to r-1. */
    public BigInteger identifier() {
        return identifier;
    }

    /** Returns 96 bytes, a copy. */
    public byte[] point() {
        return point.clone();
    }

    /**
     * Returns the form that nodes of datil write.
     *
     * @throws LitException {@code BLS_SHARES_INVALID} when the identifier is over 255
     */
    public JsonObject toIndexedJson() {
        if (identifier.bitLength() > 8) {
            throw invalid("has an identifier over " + MAX_INDEX + ", which this form cannot hold");
        }
        byte[] index = {identifier.byteValue()};
        return JsonObject.of(SCHEME, new JsonString(Hex.encode(index) + Hex.encode(point)));
    }

    /** Returns the form that nodes of naga write. */
    public JsonObject toIdentifiedJson() {
        return JsonObject.of(
                SCHEME,
                JsonObject.builder()
                        .put("identifier", Hex.encode(reversed(BlsScalars.encode(identifier))))
                        .put("value", Hex.encode(point))
                        .build());
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i] = bytes[bytes.length - 1 - i];
        }
        return out;
    }

    private static byte[] hex(String text) {
        try {
            return Hex.decode(text, "A share");
        } catch (LitException e) {
            throw invalid("is not hexadecimal");
        }
    }

    private static LitException invalid(String problem) {
        return new LitException(
                ErrorCode.BLS_SHARES_INVALID, "A share of a signature " + problem + ". Take another node's.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BlsShare that && identifier.equals(that.identifier) && Arrays.equals(point, that.point);
    }

    @Override
    public int hashCode() {
        return identifier.hashCode();
    }

    @Override
    public String toString() {
        return "BlsShare[identifier=" + identifier.toString(16) + "]";
    }
}
