/**
 * JSON as JavaScript reads and writes it: one parser (Jackson streaming below) and the library's only writer.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.core.json;
