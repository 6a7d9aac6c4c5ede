import type { Migration } from './migration'

/** Cases that somebody had to avoid, or that are about a bureau, leave their people's sight from now on. */
export const ownMatters: Migration = {
  id: 8,
  name: 'own-matters',
  sql: `
UPDATE sync_clock SET v = v + 1 WHERE EXISTS (SELECT 1 FROM entity WHERE type = 'supervisionCase');
INSERT INTO scope_entity (scope, type, id, rev, projection, op)
  SELECT DISTINCT b.scope, 'supervisionCase', b.id, c.v, 'hotline', 'put' FROM sync_clock c, (
    SELECT 'barred:user:' || (r ->> 'personId') AS scope, e.id
      FROM entity e, jsonb_array_elements(coalesce(e.doc -> 'recusals', '[]')) AS r
      WHERE e.type = 'supervisionCase' AND NOT e.deleted
    UNION ALL
    SELECT 'barred:organ:' || o.id, e.id FROM entity e
      JOIN entity o ON o.type = 'organ' AND o.id = e.doc ->> 'respondentOrganId'
      WHERE e.type = 'supervisionCase' AND NOT e.deleted AND o.doc ->> 'kind' IN ('justice', 'justiceStation', 'hotline')
  ) AS b
  ON CONFLICT (scope, type, id) DO NOTHING;
`,
}
