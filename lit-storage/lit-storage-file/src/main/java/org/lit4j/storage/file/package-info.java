/** A session key store in a folder: one sealed file a session, shared by the processes of one machine. */
@org.jspecify.annotations.NullMarked
package org.lit4j.storage.file;
