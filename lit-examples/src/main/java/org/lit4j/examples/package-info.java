/** One runnable main per use case. All of them work offline, and none prints a secret or a signature. */
@org.jspecify.annotations.NullMarked
package org.lit4j.examples;
