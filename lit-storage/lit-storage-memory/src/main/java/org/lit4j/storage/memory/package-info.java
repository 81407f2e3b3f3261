/** A session key store in memory: bounded, and the reference for what every store does. */
@org.jspecify.annotations.NullMarked
package org.lit4j.storage.memory;
