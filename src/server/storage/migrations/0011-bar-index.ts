import type { Migration } from './migration'

/**
 * Every pull and push asks what is kept from its user: a handful of rows, often none. With statistics PostgreSQL takes
 * a scope for as large as most are, and would read the whole table instead of looking them up.
 */
export const barIndex: Migration = {
  id: 11,
  name: 'bar-index',
  sql: `
CREATE INDEX scope_entity_barred ON scope_entity (scope, rev) WHERE scope LIKE 'barred:%';
`,
}
