import type { Migration } from './migration'

/**
 * The hotline's orders and the stages of their cases come to nobody by themselves any more (decision 96): they move into
 * a scope that rows are asked for from, and whoever held them gets it. The lists are answered from a narrow table of
 * their own, which `server/hotline/order-rows.ts` fills.
 */
export const hotlineOrders: Migration = {
  id: 13,
  name: 'hotline-orders',
  sql: `
UPDATE scope_entity SET scope = 'asked:hotline' WHERE scope = 'hotline' AND type IN ('workOrder', 'supervisionCase');
UPDATE sync_clock SET v = v + 1 WHERE EXISTS (SELECT 1 FROM user_scope WHERE scope = 'hotline' AND op = 'add');
INSERT INTO user_scope (user_id, scope, rev, op)
  SELECT u.user_id, 'asked:hotline', c.v, 'add' FROM user_scope u, sync_clock c
  WHERE u.scope = 'hotline' AND u.op = 'add'
  ON CONFLICT (user_id, scope) DO NOTHING;

CREATE TABLE hotline_order (
  id text COLLATE "C" PRIMARY KEY,
  order_no text COLLATE "C" NOT NULL,
  title text NOT NULL,
  region text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  organ_id text COLLATE "C" NOT NULL,
  organ_text text NOT NULL,
  received_at text COLLATE "C" NOT NULL,
  process text COLLATE "C" NOT NULL,
  lead_state text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  dispute text COLLATE "C" NOT NULL,
  replied boolean NOT NULL,
  answered boolean NOT NULL,
  score real NOT NULL
);
CREATE INDEX hotline_order_received ON hotline_order (received_at, id);
CREATE INDEX hotline_order_number ON hotline_order (order_no, id);
CREATE INDEX hotline_order_organ ON hotline_order (organ_id, received_at, id);
CREATE INDEX hotline_order_open ON hotline_order (received_at, id) WHERE process NOT IN ('replied', 'closed', 'withdrawn');
CREATE INDEX hotline_order_lead ON hotline_order (received_at, id) WHERE lead_state <> '';
CREATE INDEX hotline_order_disputed ON hotline_order (received_at, id) WHERE dispute = 'open';
CREATE INDEX hotline_order_answered ON hotline_order (received_at, id) WHERE answered;

CREATE TABLE hotline_order_text (
  id text COLLATE "C" PRIMARY KEY,
  words text NOT NULL
);
`,
}
