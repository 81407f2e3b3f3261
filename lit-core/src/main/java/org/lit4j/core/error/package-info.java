/**
 * The one exception type of the library and its stable codes.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.core.error;
