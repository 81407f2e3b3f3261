package org.lit4j.crypto.bls;

/** What a compressed point turns out to be. Only {@link #VALID} ones are ever used. */
public enum BlsEncoding {
    /** A point of the group of prime order, other than its identity. */
    VALID,
    /** Of the wrong length, with wrong flag bits, with a coordinate that is not below p, or on no point of the curve. */
    MALFORMED,
    /** The point at infinity, the identity, which every message would verify under. */
    INFINITY,
    /** A point of the curve outside the group of prime order. */
    WRONG_SUBGROUP
}
