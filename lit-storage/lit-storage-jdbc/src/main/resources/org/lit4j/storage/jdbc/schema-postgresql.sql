-- lit-storage-jdbc, schema version 1, for PostgreSQL. Another prefix: replace every lit_ by it.

-- One row a session. What an identity is found by is a hash of it, in hexadecimal digits.
CREATE TABLE IF NOT EXISTS lit_session (
  lookup         VARCHAR(64) COLLATE "C" NOT NULL PRIMARY KEY,
  tenant_lookup  VARCHAR(64) COLLATE "C" NOT NULL,
  record_version BIGINT NOT NULL,
  expires_at     BIGINT,
  key_id         VARCHAR(64) COLLATE "C",
  identity       BYTEA NOT NULL,
  session_key    BYTEA,
  auth_sig       BYTEA
);
CREATE INDEX IF NOT EXISTS lit_session_tenant ON lit_session (tenant_lookup);
CREATE INDEX IF NOT EXISTS lit_session_expiry ON lit_session (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS lit_session_key_id ON lit_session (key_id, lookup) WHERE key_id IS NOT NULL;

-- Who may ask the signer for an identity, and until when.
CREATE TABLE IF NOT EXISTS lit_lease (
  lookup     VARCHAR(64) COLLATE "C" NOT NULL PRIMARY KEY,
  token      VARCHAR(32) COLLATE "C" NOT NULL,
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
INSERT INTO lit_schema (id, version) VALUES (1, 1) ON CONFLICT (id) DO NOTHING;
