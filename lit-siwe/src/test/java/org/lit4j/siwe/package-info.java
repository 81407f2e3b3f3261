/** Tests of messages and capability objects: cases by hand, and laws over generated ones. */
@org.jspecify.annotations.NullMarked
package org.lit4j.siwe;
