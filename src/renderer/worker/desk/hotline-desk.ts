import type { z } from 'zod'
import { classification, classifyPath } from '#shared/classify/classification'
import type { HostTransport } from '#shared/host'
import { toBase64 } from '#shared/minutes/base64'
import { hotlinePaths, importAnswer, importPreview, taxonomyAnswer } from '#shared/sync/hotline-protocol'
import type { HotlineAnswer, HotlineApi } from '../../data/desk-worker-api-hotline'
import type { LocalStore } from '../store/local-store'
import { askServer, jsonBody } from './ask-server'
import type { HotlineOrders } from './hotline-orders'

/** Twenty thousand rows are judged and written while the page waits. */
const FILE_MS = 300_000

export interface HotlineDeskParts {
  readonly store: LocalStore
  readonly transport: HostTransport
  readonly orders: Pick<HotlineOrders, 'list'>
}

/** What the hotline's staff ask: of their store what is synced, of the server what only it can work out. */
export function hotlineDesk(parts: () => HotlineDeskParts): HotlineApi {
  return {
    hotlineOrders: (query) => parts().orders.list(query),
    classify: (question) => post(parts().transport, classifyPath, question, classification),
    previewImport: (file, bytes, profile) =>
      post(parts().transport, hotlinePaths.preview, { file, bytes: toBase64(bytes), profile }, importPreview, FILE_MS),
    importOrders: (file, bytes, profile) =>
      post(parts().transport, hotlinePaths.import, { file, bytes: toBase64(bytes), profile }, importAnswer, FILE_MS),
    readTaxonomy: (file, bytes) =>
      post(parts().transport, hotlinePaths.taxonomy, { file, bytes: toBase64(bytes) }, taxonomyAnswer, FILE_MS),
    dispatchEntries: () => parts().store.read((tx) => tx.allOf('dispatchEntry')),
    taxonomyMaps: () => parts().store.read((tx) => tx.allOf('taxonomyMap')),
    sheetProfiles: () => parts().store.read((tx) => tx.allOf('sheetProfile')),
    consultationProposals: () => parts().store.read((tx) => tx.allOf('consultationProposal')),
  }
}

/** Asks the server with a JSON body. */
export async function post<T>(
  transport: HostTransport,
  path: string,
  body: object,
  shape: z.ZodType<T>,
  timeoutMs?: number,
): Promise<HotlineAnswer<T>> {
  const request = {
    method: 'POST' as const,
    path,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(body)),
    ...(timeoutMs ? { timeoutMs } : {}),
  }
  return askServer(transport, request, (answer) => ({ value: shape.parse(jsonBody(answer)) }))
}
