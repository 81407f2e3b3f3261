/**
 * The AuthSig and those who make it: signers, what they are asked, and the checked result.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.core.auth;
