/**
 * Stores under several processes: a program that makes session signatures, and tests that start it many times, kill it
 * and stop it. Needs a system with {@code kill}.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.EXPERIMENTAL, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.testkit.process;
