import type { Migration } from './migration'

/** Inspections by day: the sweep looks at those of the last weeks among all that departments report. */
export const inspectionRecords: Migration = {
  id: 9,
  name: 'inspection-records',
  sql: `
CREATE INDEX entity_record_inspected ON entity ((doc ->> 'decidedAt') COLLATE "C")
  WHERE type = 'enforcementRecord' AND doc ->> 'enforcementType' = 'inspection';
`,
}
