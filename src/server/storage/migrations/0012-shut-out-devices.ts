import type { Migration } from './migration'

/** Who shut a device out, when and why: whoever finds it in the list a year later asks. */
export const shutOutDevices: Migration = {
  id: 12,
  name: 'shut-out-devices',
  sql: `
ALTER TABLE client ADD COLUMN disabled_at timestamptz;
ALTER TABLE client ADD COLUMN disabled_by text COLLATE "C";
ALTER TABLE client ADD COLUMN disabled_reason text;
`,
}
