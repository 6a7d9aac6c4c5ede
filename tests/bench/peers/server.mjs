// Serves the same rows to the peers, over HTTPS with the certificate it is given: PouchDB by express-pouchdb over a
// store in memory, RxDB by a pull endpoint as its replication asks for. Arguments: key, certificate, NDJSON of rows.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { gzipSync } from 'node:zlib'
import express from 'express'
import expressPouch from 'express-pouchdb'
import http from 'pouchdb-adapter-http'
import memory from 'pouchdb-adapter-memory'
import PouchCore from 'pouchdb-core'
import mapreduce from 'pouchdb-mapreduce'
import replication from 'pouchdb-replication'

const [, , keyFile, certFile, rowsFile] = process.argv
const rows = readFileSync(rowsFile, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
const Pouch = PouchCore.plugin(memory)
  .plugin(http)
  .plugin(mapreduce)
  .plugin(replication)
  .defaults({ adapter: 'memory' })
const db = new Pouch('orders')
for (let at = 0; at < rows.length; at += 1000) {
  await db.bulkDocs(rows.slice(at, at + 1000).map(({ id, ...doc }) => ({ _id: id, ...doc })))
}

const app = express()
app.get('/blank', (_request, response) => response.type('html').send('<title>bench</title>'))
app.get('/rx/pull', (request, response) => {
  const after = Number(request.query.after ?? 0)
  const limit = Number(request.query.limit)
  const documents = rows.slice(after, after + limit)
  const body = gzipSync(JSON.stringify({ documents, checkpoint: { after: after + documents.length } }), { level: 4 })
  response.type('json').set('content-encoding', 'gzip').send(body)
})
app.use('/pouch', expressPouch(Pouch, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: '/dev/null' }))
const server = createServer({ key: readFileSync(keyFile), cert: readFileSync(certFile) }, app)
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port, ready: true })))
