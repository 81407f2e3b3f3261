/** Tests of the values that need no other module. */
@org.jspecify.annotations.NullMarked
package org.lit4j.core;
