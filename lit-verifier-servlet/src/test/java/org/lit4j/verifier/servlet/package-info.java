/** Tests of the servlet filter. */
@org.jspecify.annotations.NullMarked
package org.lit4j.verifier.servlet;
