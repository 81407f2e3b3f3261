/**
 * Access control conditions and the resource ids that stand for them. Values are immutable.
 *
 * <p>A node serialises the conditions of a request itself and hashes them; a session that names a condition must name
 * the same hash. So the JSON written here has exactly the members, and their order, that the SDKs and the nodes write.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.core.condition;
