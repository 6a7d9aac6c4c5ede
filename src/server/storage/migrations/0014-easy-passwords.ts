import type { Migration } from './migration'

/** Passwords that a login found among the leaked ones: their users are asked for others, with no limit of days. */
export const easyPasswords: Migration = {
  id: 14,
  name: 'easy-passwords',
  sql: `
ALTER TABLE users ADD COLUMN password_easy boolean NOT NULL DEFAULT false;
`,
}
