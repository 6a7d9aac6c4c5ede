import type { Migration } from './migration'

/** What the sweep looks for every minute: limits that ran out, cases that closed, orders that grew old. */
export const sweepIndexes: Migration = {
  id: 2,
  name: 'sweep-indexes',
  sql: `
CREATE INDEX entity_rectify_due ON entity ((doc #>> '{limits,rectify,dueAt}') COLLATE "C")
  WHERE type = 'supervisionCase' AND doc ->> 'stage' = 'rectifying';
CREATE INDEX entity_case_closed ON entity ((doc #>> '{closing,at}') COLLATE "C")
  WHERE type = 'supervisionCase' AND doc #>> '{closing,at}' IS NOT NULL;
CREATE INDEX entity_order_created ON entity ((doc ->> 'createdAt') COLLATE "C") WHERE type = 'workOrder';
`,
}
