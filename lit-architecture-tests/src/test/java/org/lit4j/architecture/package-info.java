/** The rules of the design, each with a fixture that breaks it. */
@org.jspecify.annotations.NullMarked
package org.lit4j.architecture;
