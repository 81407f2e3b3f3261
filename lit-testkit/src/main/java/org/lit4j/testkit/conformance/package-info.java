/**
 * Runs conformance vectors: inputs and the outputs of the published JavaScript packages. Needs no test framework.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.testkit.conformance;
