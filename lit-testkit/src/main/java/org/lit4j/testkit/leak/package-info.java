/**
 * Finds known secrets in what a program prints, throws and writes. All but {@code LeakCanary} works
 * without a test framework.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.testkit.leak;
