import { z } from 'zod'
import type { HostRequest, HostResponse, LoginInput } from '../host'
import { isMessageCode, type Refusal } from '../messages/catalogue'
import type { MessageArgs } from '../messages/message'
import { type LoginRequest, loginResponse, type SessionInfo, sessionInfo, sessionPaths } from './session-protocol'

/** What both hosts ask of the server about a session, over whatever carries their requests. */
export type Carry = (request: HostRequest) => Promise<HostResponse>

export type LoginOutcome =
  | { readonly ok: true; readonly session: SessionInfo; readonly token?: string | undefined }
  | { readonly ok: false; readonly refusal: Refusal }

const errorBody = z.object({
  error: z.object({
    code: z.string(),
    args: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    text: z.string(),
    todo: z.string(),
  }),
})

export function jsonRequest(method: 'POST' | 'PUT' | 'PATCH', path: string, content: unknown): HostRequest {
  const body = new TextEncoder().encode(JSON.stringify(content))
  return { method, path, headers: { 'content-type': 'application/json' }, body }
}

export function jsonOf(answer: HostResponse): unknown {
  return JSON.parse(new TextDecoder().decode(answer.body))
}

/** The server's refusal as one of the catalogue's; undefined where the answer is no error of ours (a gateway's page). */
export function refusalOfAnswer(answer: HostResponse): Refusal | undefined {
  try {
    const { code, args } = errorBody.parse(jsonOf(answer)).error
    return isMessageCode(code) ? { code, args: args as MessageArgs } : undefined
  } catch {
    return undefined
  }
}

const foreignAnswer: Refusal = { code: 'desktop.serverForeign' }

export async function logIn(carry: Carry, input: LoginInput, tokenIn: LoginRequest['tokenIn']): Promise<LoginOutcome> {
  const answer = await carry(jsonRequest('POST', sessionPaths.login, { ...input, tokenIn }))
  if (answer.status !== 200) return { ok: false, refusal: refusalOfAnswer(answer) ?? foreignAnswer }
  try {
    const { token, ...session } = loginResponse.parse(jsonOf(answer))
    return { ok: true, session, token }
  } catch {
    return { ok: false, refusal: foreignAnswer }
  }
}

/** A session that is already gone, or a server out of reach, ends it as well: the token is forgotten by the caller. */
export async function logOut(carry: Carry): Promise<void> {
  await carry(jsonRequest('POST', sessionPaths.logout, {})).catch(() => undefined)
}

export async function currentSession(carry: Carry): Promise<SessionInfo | undefined> {
  const answer = await carry({ method: 'GET', path: sessionPaths.session })
  return answer.status === 200 ? sessionInfo.parse(jsonOf(answer)) : undefined
}
