/**
 * Hexadecimal, UTF-8 and times exactly as the JavaScript SDKs write them.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.core.encoding;
