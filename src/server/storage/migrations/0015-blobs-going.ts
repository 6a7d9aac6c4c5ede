import type { Migration } from './migration'

/** Bytes that nothing refers to and that are being removed: they count as not here before the first of them goes. */
export const blobsGoing: Migration = {
  id: 15,
  name: 'blobs-going',
  sql: `
ALTER TABLE blob ADD COLUMN going boolean NOT NULL DEFAULT false;
CREATE INDEX blob_going ON blob (sha256) WHERE going;
`,
}
