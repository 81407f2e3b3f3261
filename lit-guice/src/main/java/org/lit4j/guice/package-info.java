/** {@code LitSessions} in a Guice injector. */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.EXPERIMENTAL, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.guice;
