import type { Migration } from './migration'

/**
 * Those who watch over personal data hold a scope for it: people made before it was invented get it here, under a
 * revision of its own, so that their clients hear of it.
 */
export const privacyScopes: Migration = {
  id: 7,
  name: 'privacy-scopes',
  sql: `
UPDATE sync_clock SET v = v + 1
  WHERE EXISTS (SELECT 1 FROM users WHERE roles && ARRAY['reviewer', 'issuer', 'admin', 'auditor']);
INSERT INTO user_scope (user_id, scope, rev, op)
  SELECT u.id, 'privacy:' || u.region, c.v, 'add' FROM users u, sync_clock c
  WHERE u.roles && ARRAY['reviewer', 'issuer', 'admin', 'auditor']
  ON CONFLICT (user_id, scope) DO NOTHING;
`,
}
