/**
 * Session keys: short-lived Ed25519 keys that act for a wallet or a PKP within granted capabilities, and their stores.
 * Instants are UTC; validity is half-open.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.core.session;
