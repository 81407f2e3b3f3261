/**
 * A session key store in a relational database, over the application's {@code DataSource}: PostgreSQL, MariaDB and
 * MySQL, H2, SQLite. Times in the tables are milliseconds since 1970, UTC.
 */
@org.apiguardian.api.API(status = org.apiguardian.api.API.Status.MAINTAINED, since = "0.1")
@org.jspecify.annotations.NullMarked
package org.lit4j.storage.jdbc;
