import { commandRegistry } from '#shared/commands/registry'
import { emptyReferenceRows, referenceData } from '#shared/domain/reference-data'
import type { HostTransport } from '#shared/host'
import { openDexieRecords } from '../../../src/renderer/worker/store/dexie-records'
import { storeOver } from '../../../src/renderer/worker/store/local-store'
import { keySealer, noSealer, type Sealer } from '../../../src/renderer/worker/store/sealer'
import { SyncApi } from '../../../src/renderer/worker/sync/sync-api'
import { SyncRunner } from '../../../src/renderer/worker/sync/sync-runner'

interface DeskRun {
  readonly token: string
  readonly clientId: string
  readonly sealed: boolean
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** What lies on the disk is bytes; these are the same without the cipher. */
const bytesInClear: Sealer = {
  ...noSealer,
  seal: (_place, value) => encoder.encode(JSON.stringify(value)),
  open: (_place, bytes) => JSON.parse(decoder.decode(bytes as Uint8Array)),
}

/** The product's own sync over its own store, without the screens; resolves when everything is on the disk. */
async function runDesk({ token, clientId, sealed }: DeskRun): Promise<{ rows: number; ms: number }> {
  const sealer = sealed ? await keySealer(crypto.getRandomValues(new Uint8Array(32))) : bytesInClear
  const store = storeOver(await openDexieRecords(`bench-desk-${sealed}-${clientId}`), sealer, true)
  await store.write(async (tx) => {
    await tx.setMeta('clientId', clientId)
    await tx.setMeta('nextSeq', 1)
  })
  const transport: HostTransport = {
    request: async ({ method, path, headers, body }) => {
      const answer = await fetch(path, {
        method,
        headers: { ...headers, authorization: `Bearer ${token}` },
        body: body as BodyInit | undefined,
      })
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: new Uint8Array(await answer.arrayBuffer()),
      }
    },
    events: () => () => undefined,
  }
  const started = performance.now()
  const reference = referenceData(emptyReferenceRows)
  const world = {
    registry: commandRegistry,
    actor: { userId: 'bench', name: '', roles: [], organId: '', region: '' },
    reference: () => reference,
  }
  await new Promise<void>((resolve) => {
    const runner = new SyncRunner({
      store,
      api: new SyncApi(transport, () => clientId, { now: Date.now, skewMeasured: () => undefined }),
      world,
      now: Date.now,
      changed: () => undefined,
      stateChanged: (state) => {
        if (state.cursor === undefined || state.boot || state.activity || state.pullOwed) return
        runner.stop()
        resolve()
      },
      clientRenewed: async () => undefined,
      erased: async () => undefined,
      handInFiles: async () => 0,
      sentAgain: async () => undefined,
    })
    void runner.start({ loggedIn: true, online: true })
  })
  const ms = performance.now() - started
  const rows = await store.read((tx) => tx.count('workOrder'))
  store.close()
  return { rows, ms }
}

Object.assign(globalThis, { runDesk })
