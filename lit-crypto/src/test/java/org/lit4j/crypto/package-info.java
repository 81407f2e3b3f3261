/** Tests of keys and signatures. */
@org.jspecify.annotations.NullMarked
package org.lit4j.crypto;
