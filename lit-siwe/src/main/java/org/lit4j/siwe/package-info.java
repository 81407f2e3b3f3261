/**
 * Sign-In with Ethereum messages (EIP-4361) and the capability objects that they carry (ERC-5573): strict readers, exact
 * writers. Values are immutable.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.siwe;
