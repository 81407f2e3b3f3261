/**
 * Session keys: short-lived Ed25519 keys that act for a wallet or a PKP within granted capabilities, and their stores.
 * Instants are UTC; validity is half-open.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.core.session;
