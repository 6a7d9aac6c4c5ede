import type { Attachment } from '#shared/domain/attachment'
import { must } from './invariant-broken'
import { addedFile, hashOf } from './sim-blobs'
import type { SimClient } from './sim-client'
import type { SimServer } from './sim-server'

/** What must hold of files: their bytes are on the server, or with somebody who will send them. */
export class InvariantsOfFiles {
  constructor(private readonly server: SimServer) {}

  look({ id, sha256, storedAt }: Attachment, clients: readonly SimClient[]): void {
    const bytes = this.server.blobs.files.get(sha256)
    must(bytes === undefined || hashOf(bytes) === sha256, `files: the bytes of ${id} are others than its hash says`)
    must(!storedAt || bytes !== undefined, `files: ${id} says that its bytes are stored, and they are not`)
    const isSomewhere = clients.some(({ files }) => files.kept.has(sha256) || files.lost.has(sha256))
    must(bytes !== undefined || isSomewhere, `files: the bytes of ${id} are neither on the server nor in an outbox`)
  }

  atRest(clients: readonly SimClient[]): void {
    for (const { id, reason, command } of this.server.store.quarantine) {
      const sha256 = addedFile(command)
      if (reason !== 'auth.clientDisabled' || sha256 === undefined) continue
      const isGone = clients.some(({ files }) => files.lost.has(sha256))
      must(isGone || this.server.blobs.files.has(sha256), `files: what ${id} was to add was never handed in`)
    }
    for (const { name, isShutOut, files } of clients)
      must(!isShutOut || files.kept.size === 0, `files: ${name} was shut out and keeps some`)
    for (const { type, doc } of this.server.store.entities.values()) {
      if (type !== 'attachment') continue
      const row: Attachment = JSON.parse(doc)
      this.look(row, clients)
      const holder = clients.find(({ files, disk, isShutOut, userId }) => {
        const isHis = userId === row.createdBy && disk.content.views.has(`attachment/${row.id}`)
        return isHis && !isShutOut && files.kept.has(row.sha256)
      })
      must(!holder || row.storedAt !== undefined, `liveness: ${holder?.name} never sent the bytes of ${row.id}`)
    }
  }
}
