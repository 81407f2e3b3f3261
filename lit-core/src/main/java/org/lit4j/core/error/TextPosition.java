package org.lit4j.core.error;

import java.io.Serializable;

/**
 * A place in a text.
 *
 * @param line counted from 1; lines end with LF
 * @param column counted from 1, in UTF-16 code units
 */
public record TextPosition(int line, int column) implements Serializable {
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
