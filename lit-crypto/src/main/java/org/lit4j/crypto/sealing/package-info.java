/**
 * Sealing of stored records: key rings, and AES-256-GCM that binds each record to whose it is. No JCA provider is
 * registered.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.crypto.sealing;
