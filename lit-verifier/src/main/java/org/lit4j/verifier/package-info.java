/**
 * The nodes' rules as a library: judges session signatures and explains every verdict. Nothing here opens a socket or
 * looks at another clock than the one given.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.EXPERIMENTAL, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.verifier;
