import type { ListRange, ListWindow } from '../../data/desk-worker-api'

/** As many as the worker gives in one window. */
const WINDOW = 1000

/** All rows of a list, window by window. */
export async function readAll<T>(
  load: (range: Pick<ListRange, 'offset' | 'limit'>) => Promise<ListWindow<T>>,
): Promise<T[]> {
  const rows: T[] = []
  for (;;) {
    const window = await load({ offset: rows.length, limit: WINDOW })
    rows.push(...window.rows)
    if (rows.length >= window.total || window.rows.length === 0) return rows
  }
}
