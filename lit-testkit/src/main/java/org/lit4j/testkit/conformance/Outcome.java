package org.lit4j.testkit.conformance;

/**
 * What became of one vector and version. Immutable.
 *
 * @param file the vector file's name
 * @param vector the vector's name
 * @param version package and version of the reference
 * @param kind how it ended
 * @param detail for a failure what differs, for a refusal the code; else empty
 */
public record Outcome(String file, String vector, String version, Kind kind, String detail) {
    /** How a vector ends. */
    public enum Kind {
        PASSED,
        FAILED,
        REFUSED_ON_PURPOSE
    }

    @Override
    public String toString() {
        return kind + " " + file + ": " + vector + " (" + version + ")" + (detail.isEmpty() ? "" : ": " + detail);
    }
}
