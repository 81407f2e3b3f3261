/** The {@code lit} command: results on standard output, everything else on standard error. */
@org.jspecify.annotations.NullMarked
package org.lit4j.cli;
