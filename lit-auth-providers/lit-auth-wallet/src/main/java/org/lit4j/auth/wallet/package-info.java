/** Signers that hold an Ethereum private key themselves. */
@org.jspecify.annotations.NullMarked
package org.lit4j.auth.wallet;
