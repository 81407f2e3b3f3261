/**
 * JSON as JavaScript reads and writes it: one parser (Jackson streaming below) and the library's only writer.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.core.json;
