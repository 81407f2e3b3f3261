-- lit-storage-jdbc, schema version 1, for H2. Another prefix: replace every lit_ by it.

-- One row a session. What an identity is found by is a hash of it, in hexadecimal digits.
CREATE TABLE IF NOT EXISTS lit_session (
  lookup         VARCHAR(64) NOT NULL PRIMARY KEY,
  tenant_lookup  VARCHAR(64) NOT NULL,
  record_version BIGINT NOT NULL,
  expires_at     BIGINT,
  key_id         VARCHAR(64),
  identity       VARBINARY(4096) NOT NULL,
  session_key    VARBINARY(4096),
  auth_sig       VARBINARY(1048576)
);
CREATE INDEX IF NOT EXISTS lit_session_tenant ON lit_session (tenant_lookup);
CREATE INDEX IF NOT EXISTS lit_session_expiry ON lit_session (expires_at);
CREATE INDEX IF NOT EXISTS lit_session_key_id ON lit_session (key_id, lookup);

-- Who may ask the signer for an identity, and until when.
CREATE TABLE IF NOT EXISTS lit_lease (
  lookup     VARCHAR(64) NOT NULL PRIMARY KEY,
  token      VARCHAR(32) NOT NULL,
  expires_at BIGINT NOT NULL,
  uses       BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS lit_lease_expiry ON lit_lease (expires_at);

-- Which version of these tables this is, and with which look-up key, or in which mode, they are used.
CREATE TABLE IF NOT EXISTS lit_schema (
  id           INTEGER NOT NULL PRIMARY KEY,
  version      INTEGER NOT NULL,
  lookup_check VARCHAR(64)
);
MERGE INTO lit_schema USING (VALUES (1, 1)) given (id, version) ON lit_schema.id = given.id
  WHEN NOT MATCHED THEN INSERT (id, version) VALUES (given.id, given.version);
