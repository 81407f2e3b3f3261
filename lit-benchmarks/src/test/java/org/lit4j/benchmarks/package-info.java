/** Benchmarks and the ratios made of them. For people who work on lit4j; nothing here is published. */
@NullMarked
package org.lit4j.benchmarks;

import org.jspecify.annotations.NullMarked;
