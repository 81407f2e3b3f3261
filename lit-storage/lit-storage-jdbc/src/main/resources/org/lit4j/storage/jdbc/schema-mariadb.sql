-- lit-storage-jdbc, schema version 1, for MariaDB and MySQL. Another prefix: replace every lit_ by it.

-- One row a session. What an identity is found by is a hash of it, in hexadecimal digits.
CREATE TABLE IF NOT EXISTS lit_session (
  lookup         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  tenant_lookup  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  record_version BIGINT NOT NULL,
  expires_at     BIGINT,
  key_id         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  identity       VARBINARY(4096) NOT NULL,
  session_key    VARBINARY(4096),
  auth_sig       MEDIUMBLOB,
  KEY lit_session_tenant (tenant_lookup),
  KEY lit_session_expiry (expires_at),
  KEY lit_session_key_id (key_id, lookup)
) ENGINE = InnoDB;

-- Who may ask the signer for an identity, and until when.
CREATE TABLE IF NOT EXISTS lit_lease (
  lookup     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  token      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expires_at BIGINT NOT NULL,
  uses       BIGINT NOT NULL,
  KEY lit_lease_expiry (expires_at)
) ENGINE = InnoDB;

-- Which version of these tables this is, and with which look-up key, or in which mode, they are used.
CREATE TABLE IF NOT EXISTS lit_schema (
  id           INTEGER NOT NULL PRIMARY KEY,
  version      INTEGER NOT NULL,
  lookup_check VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin
) ENGINE = InnoDB;
INSERT IGNORE INTO lit_schema (id, version) VALUES (1, 1);
