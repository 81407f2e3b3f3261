/**
 * SDK generations as plain data: member order, defaults, formats.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.core.dialect;
