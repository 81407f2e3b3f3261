@org.jspecify.annotations.NullMarked
package org.lit4j.crypto.sealing;
