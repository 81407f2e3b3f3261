@org.jspecify.annotations.NullMarked
package org.lit4j.core.spi;
