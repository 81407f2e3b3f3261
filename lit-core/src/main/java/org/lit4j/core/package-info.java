/**
 * The way in: {@link org.lit4j.core.LitSessions} makes session signatures.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.core;
