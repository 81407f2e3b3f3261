/**
 * Hexadecimal, UTF-8 and times exactly as the JavaScript SDKs write them.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.core.encoding;
