/**
 * The nodes' rules as a library: judges session signatures and explains every verdict. Nothing here opens a socket or
 * looks at another clock than the one given.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.verifier;
