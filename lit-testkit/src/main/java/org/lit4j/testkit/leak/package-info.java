/** Finds known secrets in what a program prints, throws and writes. Needs no test framework. */
@org.jspecify.annotations.NullMarked
package org.lit4j.testkit.leak;
