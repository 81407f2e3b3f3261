/** Tests of the devnet over HTTP. */
@org.jspecify.annotations.NullMarked
package org.lit4j.devnet;
