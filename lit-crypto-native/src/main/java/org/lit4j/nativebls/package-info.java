/**
 * BLS12-381 by blst, a native library, through jblst. Nothing here is called by name: lit-crypto finds the provider and
 * prefers it.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.EXPERIMENTAL, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.nativebls;
