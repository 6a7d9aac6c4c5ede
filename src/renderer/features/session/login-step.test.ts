import { describe, expect, it } from 'vitest'
import type { MessageCode } from '#shared/messages/catalogue'
import { type LoginStep, stepAfter } from './login-step'

const input = { login: 'sun', password: 'first', enrol: true }
const refused = (code: MessageCode, totp?: { enrolUri?: string }) => ({
  ok: false as const,
  refusal: { code },
  ...(totp ? { totp } : {}),
})
const start: LoginStep = { ask: 'credentials' }

describe('the steps of a login', () => {
  it('asks for the second factor without calling it an error, then says when it is wrong', () => {
    const first = stepAfter(start, input, refused('auth.totpNeeded', {}))
    expect(first).toMatchObject({ step: { ask: 'totp', input }, expected: true })
    expect(stepAfter(first.step, input, refused('auth.totpWrong', {})).expected).toBe(false)
  })

  it('keeps the binding code on screen after a wrong number', () => {
    const first = stepAfter(start, input, refused('auth.totpSetupNeeded', { enrolUri: 'otpauth://totp/x' }))
    const second = stepAfter(first.step, { ...input, totp: '000000' }, refused('auth.totpWrong'))
    expect(second.step).toMatchObject({ ask: 'totp', enrolUri: 'otpauth://totp/x' })
  })

  it('goes on to an own password, and says when it is too weak', () => {
    const first = stepAfter(start, input, refused('auth.passwordChangeNeeded'))
    expect(first).toMatchObject({ step: { ask: 'newPassword', input }, expected: true })
    expect(stepAfter(first.step, input, refused('auth.passwordWeak')).expected).toBe(false)
  })

  it('asks for the old password where the store was sealed with it', () => {
    expect(stepAfter(start, input, refused('local.oldPasswordNeeded')).step.ask).toBe('oldPassword')
  })

  it('goes on with the password that the officer has just chosen', () => {
    const chosen = { ...input, newPassword: 'second' }
    const { step } = stepAfter({ ask: 'newPassword', input }, chosen, refused('local.oldPasswordNeeded'))
    expect(step).toEqual({ ask: 'oldPassword', input: { ...input, password: 'second' } })
    const again = stepAfter({ ask: 'newPassword', input }, chosen, refused('auth.passwordWeak'))
    expect(again.step).toMatchObject({ ask: 'newPassword', input: { password: 'first' } })
  })

  it('stays at the start with the reason when the password is wrong', () => {
    expect(stepAfter(start, input, refused('auth.wrongPassword'))).toEqual({ step: start, expected: false })
  })
})
