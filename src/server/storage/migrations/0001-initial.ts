import type { Migration } from './migration'

/**
 * Ids are UUIDv7 text. Ids and whatever takes part in a cursor compare bytewise (COLLATE "C"), so that
 * the order never depends on the machine's locale. Tables that grow have an index for each way they are read.
 */
export const initial: Migration = {
  id: 1,
  name: 'initial',
  sql: `
-- The clock row: every write transaction updates it last, which makes v a gap-free commit order.
CREATE TABLE sync_clock (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  epoch text NOT NULL,
  v bigint NOT NULL,
  audit_seq bigint NOT NULL,
  audit_hash text NOT NULL
) WITH (fillfactor = 10);
INSERT INTO sync_clock (epoch, v, audit_seq, audit_hash) VALUES (gen_random_uuid()::text, 0, 0, repeat('0', 64));

CREATE TABLE entity (
  type text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  doc jsonb NOT NULL,
  field_rev jsonb NOT NULL DEFAULT '{}',
  rev bigint NOT NULL,
  deleted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (type, id)
);

-- Which row is seen through which scope, and since which revision. An evicted row keeps its line, so that
-- clients behind that revision still learn that it left.
CREATE TABLE scope_entity (
  scope text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  rev bigint NOT NULL,
  projection text NOT NULL DEFAULT 'full',
  op text NOT NULL CHECK (op IN ('put', 'evict', 'del')),
  PRIMARY KEY (scope, type, id)
);
CREATE INDEX scope_entity_feed ON scope_entity (scope, rev, type, id);
CREATE INDEX scope_entity_of ON scope_entity (type, id);

CREATE TABLE user_scope (
  user_id text COLLATE "C" NOT NULL,
  scope text COLLATE "C" NOT NULL,
  rev bigint NOT NULL,
  op text NOT NULL CHECK (op IN ('add', 'drop')),
  PRIMARY KEY (user_id, scope)
);
CREATE INDEX user_scope_feed ON user_scope (user_id, rev);
CREATE INDEX user_scope_holders ON user_scope (scope);

-- A client is one local store on one device for one user.
CREATE TABLE client (
  id text COLLATE "C" PRIMARY KEY,
  user_id text COLLATE "C" NOT NULL,
  device text NOT NULL,
  enrolled boolean NOT NULL DEFAULT false,
  last_seq bigint NOT NULL DEFAULT 0,
  last_seen timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  disabled boolean NOT NULL DEFAULT false
);
CREATE INDEX client_of_user ON client (user_id);

CREATE TABLE receipt (
  client_id text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  cmd_id text COLLATE "C" NOT NULL UNIQUE,
  hash text NOT NULL,
  status text NOT NULL,
  result jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (client_id, seq)
);

CREATE TABLE quarantine (
  id text COLLATE "C" PRIMARY KEY,
  client_id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  cmd_id text COLLATE "C" NOT NULL,
  command jsonb NOT NULL,
  reason text NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'applied', 'dismissed')),
  at timestamptz NOT NULL
);
CREATE INDEX quarantine_open ON quarantine (at) WHERE state = 'open';

-- 文号: numbers are allocated under the series row's lock, and each one is accounted for for ever.
CREATE TABLE series (
  key text COLLATE "C" PRIMARY KEY,
  next bigint NOT NULL DEFAULT 1
);
CREATE TABLE doc_no (
  series_key text COLLATE "C" NOT NULL REFERENCES series (key),
  no bigint NOT NULL,
  document_id text COLLATE "C" NOT NULL,
  state text NOT NULL CHECK (state IN ('issued', 'voided')),
  reason text,
  at timestamptz NOT NULL,
  PRIMARY KEY (series_key, no)
);
CREATE INDEX doc_no_document ON doc_no (document_id);

CREATE TABLE audit (
  seq bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  device_at timestamptz,
  user_id text COLLATE "C" NOT NULL,
  role text NOT NULL,
  client_id text COLLATE "C",
  command_id text COLLATE "C",
  type text NOT NULL,
  touched jsonb NOT NULL,
  prev text NOT NULL,
  hash text NOT NULL
);
CREATE INDEX audit_command ON audit (command_id) WHERE command_id IS NOT NULL;

-- Intake is idempotent by source and order number; the hash tells an update from an unchanged row.
CREATE TABLE work_order_key (
  source text COLLATE "C" NOT NULL,
  order_no text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  content_hash text NOT NULL,
  PRIMARY KEY (source, order_no)
);
CREATE INDEX work_order_key_id ON work_order_key (id);

CREATE TABLE intake_source (
  name text COLLATE "C" PRIMARY KEY,
  key_hash text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  last_used timestamptz,
  disabled boolean NOT NULL DEFAULT false
);

CREATE TABLE users (
  id text COLLATE "C" PRIMARY KEY,
  login text COLLATE "C" NOT NULL UNIQUE,
  name text NOT NULL,
  password_hash text NOT NULL,
  password_changed_at timestamptz NOT NULL,
  must_change_password boolean NOT NULL DEFAULT false,
  -- The second factor counts from the moment a first code was right.
  totp_secret text,
  totp_confirmed boolean NOT NULL DEFAULT false,
  totp_last_step bigint,
  roles text[] NOT NULL,
  organ_id text COLLATE "C" NOT NULL,
  region text COLLATE "C" NOT NULL,
  disabled boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);

-- Only the hash of a session's token is kept: a copy of the database logs nobody in.
CREATE TABLE sessions (
  id text COLLATE "C" PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  user_id text COLLATE "C" NOT NULL REFERENCES users (id),
  client_id text COLLATE "C",
  device text NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE login_throttle (
  key text COLLATE "C" PRIMARY KEY,
  failures integer NOT NULL,
  window_started timestamptz NOT NULL,
  locked_until timestamptz
);

-- What the server remembers about itself: hashes of seeded reference data, the demo clock.
CREATE TABLE setting (
  key text COLLATE "C" PRIMARY KEY,
  value jsonb NOT NULL
);

CREATE TABLE setup_code (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  code_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz
);
`,
}
