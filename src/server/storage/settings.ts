import { type Queryable, toJson } from './db'

export async function readSetting<T>(q: Queryable, key: string): Promise<T | undefined> {
  const [row] = await q.query<{ value: T }>('SELECT value FROM setting WHERE key = $1', [key])
  return row?.value
}

export async function writeSetting(q: Queryable, key: string, value: unknown): Promise<void> {
  await q.query(
    'INSERT INTO setting (key, value) VALUES ($1, $2::jsonb) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, toJson(value)],
  )
}
