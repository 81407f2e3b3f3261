/** The native implementation against the one in Java. */
@org.jspecify.annotations.NullMarked
package org.lit4j.nativebls;
