/**
 * A network of simulated nodes inside the JVM: real keys, real verdicts, HTTP on loopback ports, a stub of the chain. For
 * tests, examples and development; nothing in it is safe to show to others.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.EXPERIMENTAL, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.devnet;
