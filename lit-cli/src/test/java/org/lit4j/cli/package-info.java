/** Tests of the lit command. */
@org.jspecify.annotations.NullMarked
package org.lit4j.cli;
