import type { WorkerHost } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { jsonOf, jsonRequest, refusalOfAnswer } from '#shared/sync/session-client'
import { type ClientRegistration, type SessionInfo, sessionPaths, totpResponse } from '#shared/sync/session-protocol'
import type { LoginInput, LoginResult } from '../../data/desk-worker-api'

type Refused = Extract<LoginResult, { ok: false }>
export type ServerLoggedIn =
  /** `password` is the one that holds from now on. */
  { readonly ok: true; readonly session: SessionInfo; readonly password: string } | Refused

type Credentials = Pick<LoginInput, 'login' | 'password' | 'totp' | 'newPassword'>
/** What the store of the machine asks for once the server has let the officer in. */
type StoreAnswers = Pick<LoginInput, 'oldPassword' | 'recovery' | 'withoutKeychain' | 'startAnew'>

/** Logging in on the server with all it may ask for on the way: a code, binding an authenticator, an own password. */
export class ServerLogin {
  /** A session that is open on the server and waits for the first code of a new authenticator. */
  private binding: { readonly login: string; readonly uri: string | undefined } | undefined

  /** Whom the server let in last; a code holds only once, so he is not put before it again for the store's sake. */
  private letIn: Pick<Credentials, 'login' | 'password'> | undefined

  constructor(private readonly host: Pick<WorkerHost, 'session' | 'transport'>) {}

  async login(input: Credentials & StoreAnswers, client: ClientRegistration): Promise<ServerLoggedIn> {
    try {
      const before = await this.standing(input)
      if (before) return before
      this.letIn = undefined
      if (input.totp && this.binding?.login === input.login) return await this.confirmTotp(input, input.totp)
      this.binding = undefined
      const { login, password, totp } = input
      const answer = await this.host.session.login({ login, password, client, ...(totp ? { totp } : {}) })
      return answer.ok ? await this.complete(answer.session, input) : refused(answer.refusal)
    } catch (error) {
      if (error instanceof DeskError) return refused(error.refusal)
      throw error
    }
  }

  /** The desk is open, or nobody waits for it any more: no password stays in memory. */
  forget(): void {
    this.letIn = undefined
  }

  async changePassword(current: string, next: string): Promise<Refusal | undefined> {
    const answer = await this.host.transport.request(jsonRequest('POST', sessionPaths.password, { current, next }))
    return answer.status === 200 ? undefined : (refusalOfAnswer(answer) ?? { code: 'desktop.serverForeign' })
  }

  private async standing(input: Credentials & StoreAnswers): Promise<ServerLoggedIn | undefined> {
    const { login, password, oldPassword, recovery, withoutKeychain, startAnew } = input
    if (!(oldPassword || recovery || withoutKeychain || startAnew)) return undefined
    if (this.letIn?.login !== login || this.letIn.password !== password) return undefined
    const session = await this.host.session.current()
    return session?.requires === null ? { ok: true, session, password } : undefined
  }

  private async complete(session: SessionInfo, input: Credentials): Promise<ServerLoggedIn> {
    switch (session.requires) {
      case null:
        this.letIn = { login: input.login, password: input.password }
        return { ok: true, session, password: input.password }
      case 'totp':
        return this.beginTotp(input)
      case 'password': {
        if (!input.newPassword) return refused({ code: 'auth.passwordChangeNeeded' })
        const refusal = await this.changePassword(input.password, input.newPassword)
        if (refusal) return refused(refusal)
        const { newPassword: password, ...rest } = input
        return this.completeAfterStep({ ...rest, password })
      }
    }
  }

  private async beginTotp({ login }: Credentials): Promise<ServerLoggedIn> {
    const answer = await this.host.transport.request(jsonRequest('POST', sessionPaths.totp, {}))
    if (answer.status !== 200) return refused(refusalOfAnswer(answer) ?? { code: 'desktop.serverForeign' })
    const { uri } = totpResponse.parse(jsonOf(answer))
    this.binding = { login, uri }
    return { ok: false, refusal: { code: 'auth.totpSetupNeeded' }, totp: { enrolUri: uri } }
  }

  private async confirmTotp(input: Credentials, code: string): Promise<ServerLoggedIn> {
    const answer = await this.host.transport.request(jsonRequest('POST', sessionPaths.totp, { code }))
    if (answer.status !== 200) {
      const refusal = refusalOfAnswer(answer) ?? { code: 'desktop.serverForeign' }
      return { ok: false, refusal, totp: { enrolUri: this.binding?.uri } }
    }
    this.binding = undefined
    return this.completeAfterStep(input)
  }

  /** The session is the same, and what it requires is less by one. */
  private async completeAfterStep(input: Credentials): Promise<ServerLoggedIn> {
    const session = await this.host.session.current()
    return session ? this.complete(session, input) : refused({ code: 'auth.sessionEnded' })
  }
}

function refused(refusal: Refusal): Refused {
  const asksForCode = refusal.code === 'auth.totpNeeded' || refusal.code === 'auth.totpWrong'
  return asksForCode ? { ok: false, refusal, totp: {} } : { ok: false, refusal }
}
