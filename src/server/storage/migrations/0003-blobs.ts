import type { Migration } from './migration'

/** Bytes of attachments: what is stored, who has shown that he has the bytes, uploads under way. */
export const blobs: Migration = {
  id: 3,
  name: 'blobs',
  sql: `
CREATE TABLE blob (
  sha256 text COLLATE "C" PRIMARY KEY,
  size bigint NOT NULL,
  created_at timestamptz NOT NULL
);
-- Knowing a hash is no proof of holding the file: only who has sent the bytes counts as their source.
CREATE TABLE blob_source (
  sha256 text COLLATE "C" NOT NULL REFERENCES blob (sha256),
  user_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (sha256, user_id)
);
CREATE TABLE upload (
  id text COLLATE "C" PRIMARY KEY,
  user_id text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  size bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX upload_age ON upload (created_at);
CREATE INDEX entity_attachment_bytes ON entity ((doc ->> 'sha256') COLLATE "C") WHERE type = 'attachment';
`,
}
