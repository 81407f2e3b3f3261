/** For authors of plug-ins and for other implementations: contract tests and conformance vectors. */
@org.jspecify.annotations.NullMarked
package org.lit4j.testkit;
