/** Tests of replay cache and revocation list on real databases. */
@org.jspecify.annotations.NullMarked
package org.lit4j.verifier.jdbc;
