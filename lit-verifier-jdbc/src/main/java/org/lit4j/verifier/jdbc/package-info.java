/** Replay cache and revocation list in a database, for services that run in several processes. */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.EXPERIMENTAL, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.verifier.jdbc;
