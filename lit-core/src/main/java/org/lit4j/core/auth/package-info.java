/**
 * The AuthSig and those who make it: signers, what they are asked, and the checked result.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.core.auth;
