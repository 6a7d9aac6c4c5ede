import type { Migration } from './migration'

/**
 * 推送: the rows of each push, put together once and kept as they went; how far each agreement follows the revisions;
 * where each recipient is reached. A push itself is an entity.
 */
export const sharePush: Migration = {
  id: 10,
  name: 'share-push',
  sql: `
CREATE TABLE share_payload (
  push_id text COLLATE "C" PRIMARY KEY,
  -- What the push is made with; the same for the agreement, the stage and the period or matter.
  facts jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  items jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  -- The push exists.
  opened boolean NOT NULL DEFAULT false,
  -- A file stands beside the folder it will be moved into; without the file, it has been moved.
  staged text,
  leased_by text,
  leased_until timestamptz
);
CREATE INDEX share_payload_new ON share_payload (made_at) WHERE NOT opened;

CREATE TABLE share_cursor (
  agreement_id text COLLATE "C" PRIMARY KEY,
  v bigint NOT NULL
);

CREATE TABLE share_recipient (
  name text PRIMARY KEY,
  way text NOT NULL CHECK (way IN ('http', 'folder')),
  address text NOT NULL,
  secret text,
  ca text,
  created_at timestamptz NOT NULL
);

CREATE INDEX entity_push_due ON entity ((doc ->> 'nextAt') COLLATE "C")
  WHERE type = 'sharePush' AND doc ->> 'nextAt' IS NOT NULL;
`,
}
