-- lit-storage-jdbc, schema version 1, for SQLite. Another prefix: replace every lit_ by it.

-- One row a session. What an identity is found by is a hash of it, in hexadecimal digits.
CREATE TABLE IF NOT EXISTS lit_session (
  lookup         TEXT NOT NULL PRIMARY KEY,
  tenant_lookup  TEXT NOT NULL,
  record_version INTEGER NOT NULL,
  expires_at     INTEGER,
  key_id         TEXT,
  identity       BLOB NOT NULL,
  session_key    BLOB,
  auth_sig       BLOB
);
CREATE INDEX IF NOT EXISTS lit_session_tenant ON lit_session (tenant_lookup);
CREATE INDEX IF NOT EXISTS lit_session_expiry ON lit_session (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS lit_session_key_id ON lit_session (key_id, lookup) WHERE key_id IS NOT NULL;

-- Who may ask the signer for an identity, and until when.
CREATE TABLE IF NOT EXISTS lit_lease (
  lookup     TEXT NOT NULL PRIMARY KEY,
  token      TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  uses       INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS lit_lease_expiry ON lit_lease (expires_at);

-- Which version of these tables this is, and with which look-up key, or in which mode, they are used.
CREATE TABLE IF NOT EXISTS lit_schema (
  id           INTEGER NOT NULL PRIMARY KEY,
  version      INTEGER NOT NULL,
  lookup_check TEXT
);
INSERT INTO lit_schema (id, version) VALUES (1, 1) ON CONFLICT (id) DO NOTHING;
