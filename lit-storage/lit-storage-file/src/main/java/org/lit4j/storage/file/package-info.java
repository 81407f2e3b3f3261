/** A session key store in a folder: one sealed file a session, shared by the processes of one machine. */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.storage.file;
