/** Tests with the vectors of other projects. */
@org.jspecify.annotations.NullMarked
package org.lit4j.testkit.conformance;
