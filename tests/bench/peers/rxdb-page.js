import { createRxDatabase } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'

const text = { type: 'string' }

/** First replication into Chromium's IndexedDB by its Dexie storage; resolves with the rows that arrived. */
window.runPeer = async (origin) => {
  const db = await createRxDatabase({ name: 'bench-rxdb', storage: getRxStorageDexie(), multiInstance: false })
  const schema = {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { id: { type: 'string', maxLength: 64 }, title: text, content: text, region: text, orderNo: text },
    additionalProperties: true,
  }
  delete schema.additionalProperties
  schema.properties = { ...schema.properties, doc: { type: 'object' } }
  const { orders } = await db.addCollections({ orders: { schema } })
  const replication = replicateRxCollection({
    collection: orders,
    replicationIdentifier: 'bench',
    live: false,
    pull: {
      batchSize: 1000,
      handler: async (checkpoint, limit) => {
        const after = checkpoint?.after ?? 0
        const answer = await (await fetch(`${origin}/rx/pull?after=${after}&limit=${limit}`)).json()
        const documents = answer.documents.map(({ id, title, content, region, orderNo, ...doc }) => {
          return { id, title, content, region, orderNo, doc, _deleted: false }
        })
        return { documents, checkpoint: answer.checkpoint }
      },
    },
  })
  await replication.awaitInitialReplication()
  return { rows: await orders.count().exec() }
}
