/**
 * Runs conformance vectors: inputs and the outputs of the published JavaScript packages. Needs no test framework.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.EXPERIMENTAL, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.testkit.conformance;
