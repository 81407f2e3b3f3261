/**
 * A session key store in a relational database, over the application's {@code DataSource}: PostgreSQL, MariaDB and
 * MySQL, H2, SQLite. Times in the tables are milliseconds since 1970, UTC.
 */
@org.jspecify.annotations.NullMarked
package org.lit4j.storage.jdbc;
