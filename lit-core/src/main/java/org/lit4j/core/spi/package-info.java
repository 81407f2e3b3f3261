/**
 * What plug-ins implement to be found by name, and the registry that finds them.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.core.spi;
