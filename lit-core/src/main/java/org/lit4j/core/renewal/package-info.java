/**
 * When delegations are renewed, how long anybody waits for that, and who is told. Durations are at least a millisecond
 * unless they say otherwise; windows are measured back from the end of a delegation.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.core.renewal;
