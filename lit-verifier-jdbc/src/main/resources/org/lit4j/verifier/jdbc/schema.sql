CREATE TABLE lit_session_use (
  id CHAR(64) NOT NULL PRIMARY KEY,
  until_ms BIGINT NOT NULL
);
CREATE INDEX lit_session_use_until ON lit_session_use (until_ms);
CREATE TABLE lit_revocation (
  kind VARCHAR(16) NOT NULL,
  subject VARCHAR(64) NOT NULL,
  until_ms BIGINT NOT NULL,
  PRIMARY KEY (kind, subject)
);
