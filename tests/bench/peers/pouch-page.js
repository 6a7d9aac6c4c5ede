import PouchDB from 'pouchdb-browser'

/** First replication into Chromium's IndexedDB; resolves with the rows that arrived. */
window.runPeer = async (origin) => {
  const local = new PouchDB('bench-pouch', { auto_compaction: true })
  const remote = new PouchDB(`${origin}/pouch/orders`)
  const result = await local.replicate.from(remote, { batch_size: 1000, batches_limit: 2 })
  const { doc_count: rows } = await local.info()
  return { rows, written: result.docs_written }
}
