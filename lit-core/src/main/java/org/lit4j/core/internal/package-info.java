/** Helpers of lit-core's own packages; no part of its interface. */
@org.jspecify.annotations.NullMarked
package org.lit4j.core.internal;
