import type { HostTransport } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { type QuarantineDecision, quarantinePage, quarantinePaths } from '#shared/sync/quarantine-protocol'
import { jsonOf, jsonRequest, refusalOfAnswer } from '#shared/sync/session-client'
import type { QuarantineAnswer, RunAnswer } from '../../data/desk-worker-api'

/** What was put aside of the organ's people; asked of the server each time, because it is kept there alone. */
export async function listQuarantined(transport: HostTransport): Promise<QuarantineAnswer> {
  try {
    const answer = await transport.request({ method: 'GET', path: quarantinePaths.list })
    if (answer.status === 200) return { ok: true, ...quarantinePage.parse(jsonOf(answer)) }
    return { ok: false, refusal: refusalOfAnswer(answer) ?? { code: 'desktop.serverForeign' } }
  } catch (error) {
    if (error instanceof DeskError) return { ok: false, refusal: error.refusal }
    throw error
  }
}

export async function decideQuarantined(transport: HostTransport, decision: QuarantineDecision): Promise<RunAnswer> {
  try {
    const answer = await transport.request(jsonRequest('POST', quarantinePaths.decide, decision))
    if (answer.status === 200) return { ok: true, commandId: '' }
    return { ok: false, refusal: refusalOfAnswer(answer) ?? { code: 'desktop.serverForeign' } }
  } catch (error) {
    if (error instanceof DeskError) return { ok: false, refusal: error.refusal }
    throw error
  }
}
