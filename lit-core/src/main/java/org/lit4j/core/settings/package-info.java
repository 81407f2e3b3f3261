/**
 * Settings as texts: where they come from, what they may say, and every mistake in them at once. No value of a setting is
 * ever in a message or a text form.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.core.settings;
