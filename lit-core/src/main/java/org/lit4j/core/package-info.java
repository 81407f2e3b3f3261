/**
 * The way in: {@link org.lit4j.core.LitSessions} makes session signatures.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.core;
