import type { Migration } from './migration'

/**
 * 重点监督: each counted order in a narrow row, sums of them by month, region, organ and field, and how far both follow
 * the revisions. They are worked out from the orders (`focus/prepare-board.ts`) and can be thrown away at any time.
 */
export const focus: Migration = {
  id: 6,
  name: 'focus',
  sql: `
CREATE TABLE focus_order (
  id text COLLATE "C" PRIMARY KEY,
  month text COLLATE "C" NOT NULL,
  region text COLLATE "C" NOT NULL,
  organ text COLLATE "C" NOT NULL,
  field text COLLATE "C" NOT NULL,
  received_at timestamptz NOT NULL,
  -- Unanswered: becomes late by itself when this has passed.
  open_due timestamptz,
  complaints smallint NOT NULL,
  judged smallint NOT NULL,
  verified smallint NOT NULL,
  rated smallint NOT NULL,
  satisfied smallint NOT NULL,
  dissatisfied smallint NOT NULL,
  repeated smallint NOT NULL,
  timed smallint NOT NULL,
  late smallint NOT NULL
);
CREATE INDEX focus_order_place ON focus_order (month, region, organ, field);
CREATE INDEX focus_order_due ON focus_order (open_due) WHERE open_due IS NOT NULL;

CREATE TABLE focus_cell (
  month text COLLATE "C" NOT NULL,
  region text COLLATE "C" NOT NULL,
  organ text COLLATE "C" NOT NULL,
  field text COLLATE "C" NOT NULL,
  complaints integer NOT NULL,
  judged integer NOT NULL,
  verified integer NOT NULL,
  rated integer NOT NULL,
  satisfied integer NOT NULL,
  dissatisfied integer NOT NULL,
  repeated integer NOT NULL,
  timed integer NOT NULL,
  late integer NOT NULL,
  PRIMARY KEY (month, region, organ, field)
);

CREATE TABLE focus_state (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  epoch text NOT NULL,
  v bigint NOT NULL,
  -- Another definition of what is counted begins anew.
  definition text NOT NULL
);

CREATE INDEX entity_focus_rev ON entity (rev) WHERE type IN ('workOrder', 'supervisionCase');
CREATE INDEX entity_order_case ON entity ((doc #>> '{lead,caseId}') COLLATE "C")
  WHERE type = 'workOrder' AND doc #>> '{lead,caseId}' IS NOT NULL;

-- Open cases, whose limits are watched every minute.
CREATE INDEX entity_case_open ON entity (id)
  WHERE type = 'supervisionCase' AND doc ->> 'stage' NOT IN ('closed', 'archived');

-- Who reported what against whom, as a hash: repeated complaints are found by it.
CREATE TABLE order_repeat_key (
  id text COLLATE "C" PRIMARY KEY,
  key text COLLATE "C" NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE INDEX order_repeat_key_of ON order_repeat_key (key);
`,
}
