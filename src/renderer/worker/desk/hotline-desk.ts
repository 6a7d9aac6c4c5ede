import type { z } from 'zod'
import { classification, classifyPath } from '#shared/classify/classification'
import type { HostTransport } from '#shared/host'
import type { HotlineAnswer, HotlineApi } from '../../data/desk-worker-api-hotline'
import type { LocalStore } from '../store/local-store'
import { askServer, jsonBody } from './ask-server'

export interface HotlineDeskParts {
  readonly store: LocalStore
  readonly transport: HostTransport
}

/** What the hotline's staff ask: of their store what is synced, of the server what only it can work out. */
export function hotlineDesk(parts: () => HotlineDeskParts): HotlineApi {
  return {
    classify: (question) => post(parts().transport, classifyPath, question, classification),
    dispatchEntries: () => parts().store.read((tx) => tx.allOf('dispatchEntry')),
    taxonomyMaps: () => parts().store.read((tx) => tx.allOf('taxonomyMap')),
    sheetProfiles: () => parts().store.read((tx) => tx.allOf('sheetProfile')),
    consultationProposals: () => parts().store.read((tx) => tx.allOf('consultationProposal')),
  }
}

async function post<T>(
  transport: HostTransport,
  path: string,
  body: object,
  shape: z.ZodType<T>,
): Promise<HotlineAnswer<T>> {
  const request = {
    method: 'POST' as const,
    path,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(body)),
  }
  return askServer(transport, request, (answer) => ({ value: shape.parse(jsonBody(answer)) }))
}
