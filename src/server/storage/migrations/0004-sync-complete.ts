import type { Migration } from './migration'

/**
 * What the whole sync protocol needs: how far deletions are forgotten and backups reach, who may look at commands that
 * were put aside, numbers held for re-sent commands, and the ways auditors search.
 */
export const syncComplete: Migration = {
  id: 4,
  name: 'sync-complete',
  sql: `
ALTER TABLE sync_clock
  -- Deletions up to here are forgotten: a cursor behind it begins anew.
  ADD COLUMN floor bigint NOT NULL DEFAULT 0,
  -- Everything up to here is in a backup.
  ADD COLUMN backed_up bigint NOT NULL DEFAULT 0;

ALTER TABLE quarantine
  ADD COLUMN organ_id text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN decided_by text COLLATE "C",
  ADD COLUMN decided_at timestamptz,
  ADD COLUMN note text NOT NULL DEFAULT '';
CREATE INDEX quarantine_of_organ ON quarantine (organ_id, at) WHERE state = 'open';

-- reserved: skipped while a command re-sent after a restore kept its higher number; waits for its own command.
ALTER TABLE doc_no DROP CONSTRAINT doc_no_state_check;
ALTER TABLE doc_no ADD CONSTRAINT doc_no_state_check CHECK (state IN ('issued', 'voided', 'reserved'));

CREATE INDEX audit_at ON audit (at, seq);
CREATE INDEX audit_user ON audit (user_id, seq);
CREATE INDEX audit_touched ON audit USING gin ((jsonb_path_query_array(touched, '$[*].id')) jsonb_path_ops);

-- Which revision was reached when, once a day: the tombstone floor is found by it.
CREATE TABLE revision_day (
  day date PRIMARY KEY,
  v bigint NOT NULL
);
CREATE INDEX scope_entity_gone ON scope_entity (rev) WHERE op <> 'put';
`,
}
