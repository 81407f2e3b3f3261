/** The checklist of the protocol, the refusals on purpose and the fuzz targets. */
@org.jspecify.annotations.NullMarked
package org.lit4j.conformance;
