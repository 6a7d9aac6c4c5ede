import type { Migration } from './migration'

/** Orders whose last day the sweep looks after: some hundreds among millions of rows. */
export const supervisionIndex: Migration = {
  id: 5,
  name: 'supervision-index',
  sql: `
CREATE INDEX entity_supervision_sent ON entity (id)
  WHERE type = 'supervisionOrder' AND doc ->> 'status' = 'sent';
`,
}
