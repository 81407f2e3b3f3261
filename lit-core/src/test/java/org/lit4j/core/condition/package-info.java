/** Tests of access control conditions. */
@org.jspecify.annotations.NullMarked
package org.lit4j.core.condition;
