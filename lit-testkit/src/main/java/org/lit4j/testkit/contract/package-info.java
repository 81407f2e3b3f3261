/**
 * What every plug-in promises, as JUnit tests: extend a contract, give it your store or signer, and inherit its rules.
 * Each rule is one test method.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.testkit.contract;
