package org.lit4j.crypto.bls;

/**
 * How a message becomes a point before it is signed. Signatures of one scheme never verify under another.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-irtf-cfrg-bls-signature-05#section-3">BLS signatures, draft 5,
 *     section 3</a>
 */
public enum BlsScheme {
    /** What the network signs with, and all that lit4j signs with. */
    PROOF_OF_POSSESSION("ProofOfPossession", "POP"),
    /** The message alone, in a domain of its own. Nodes verify it, and nothing makes it. */
    BASIC("Basic", "NUL"),
    /** The compressed public key and then the message. Nodes verify it, and nothing makes it. */
    MESSAGE_AUGMENTATION("MessageAugmentation", "AUG");

    private final String wireName;
    private final String domain;

    BlsScheme(String wireName, String tag) {
        this.wireName = wireName;
        this.domain = "BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_" + tag + "_";
    }

    /** Returns the nodes' name in JSON, such as {@code ProofOfPossession}. */
    public String wireName() {
        return wireName;
    }

    /** Returns the domain separation tag, ASCII. */
    public String domain() {
        return domain;
    }
}
