@NullMarked
package org.lit4j.benchmarks;

import org.jspecify.annotations.NullMarked;
