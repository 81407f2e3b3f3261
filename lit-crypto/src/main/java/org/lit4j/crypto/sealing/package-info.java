/**
 * Sealing of stored records: key rings, and AES-256-GCM that binds each record to whose it is. No JCA provider is
 * registered.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.crypto.sealing;
