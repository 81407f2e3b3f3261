/** Tests of the verifier. */
@org.jspecify.annotations.NullMarked
package org.lit4j.verifier;
