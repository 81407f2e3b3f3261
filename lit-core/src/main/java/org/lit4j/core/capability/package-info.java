/**
 * What is asked and what is granted: resources, abilities, requests, and the capability object that answers them.
 * Values are immutable.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.core.capability;
