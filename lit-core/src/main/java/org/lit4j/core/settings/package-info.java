/**
 * Settings as texts: where they come from, what they may say, and every mistake in them at once. No value of a setting is
 * ever in a message or a text form.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.core.settings;
