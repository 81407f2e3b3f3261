/** Tests of BLS12-381. */
@org.jspecify.annotations.NullMarked
package org.lit4j.crypto.bls;
