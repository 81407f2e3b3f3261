/**
 * Stores and signers that fail when a test says so: at chosen calls they throw, wait, or answer something else. For tests
 * of applications as well as of plug-ins; needs no test framework.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.EXPERIMENTAL, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.testkit.fault;
