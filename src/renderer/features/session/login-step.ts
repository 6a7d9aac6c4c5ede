import type { LoginInput, LoginResult } from '../../data/desk-worker-api'

/** What the login asks for next. Each step keeps what was entered before it. */
export type LoginStep =
  | { readonly ask: 'credentials' }
  | { readonly ask: 'totp'; readonly input: LoginInput; readonly enrolUri?: string | undefined }
  | { readonly ask: 'newPassword'; readonly input: LoginInput }
  /** The password was replaced elsewhere; the store of this machine still opens with the old one. */
  | { readonly ask: 'oldPassword'; readonly input: LoginInput }
  /** The machine has no keychain: the officer decides whether a store is made all the same. */
  | { readonly ask: 'withoutKeychain'; readonly input: LoginInput }

/** The step after a refused attempt; `expected` when being asked is the way it goes and no error to show. */
export function stepAfter(
  step: LoginStep,
  input: LoginInput,
  answer: Extract<LoginResult, { ok: false }>,
): { readonly step: LoginStep; readonly expected: boolean } {
  if (answer.totp) return asked(step, { ask: 'totp', input, enrolUri: answer.totp.enrolUri })
  switch (answer.refusal.code) {
    case 'auth.totpNeeded':
    case 'auth.totpWrong':
      return asked(step, { ask: 'totp', input })
    case 'auth.passwordChangeNeeded':
    case 'auth.passwordWeak':
      return asked(step, { ask: 'newPassword', input })
    case 'local.oldPasswordNeeded':
    case 'local.oldPasswordWrong':
    case 'local.recoveryForeign':
    case 'local.recoveryMissing':
      return asked(step, { ask: 'oldPassword', input: letIn(input) })
    case 'local.keychainAsk':
      return asked(step, { ask: 'withoutKeychain', input: letIn(input) })
    default:
      // A used-up code or a wrong password: from the start, where the reason is shown.
      return { step: step.ask === 'credentials' ? step : { ask: 'credentials' }, expected: false }
  }
}

/** The store asks only after the server has let the officer in: a new password holds by then. */
function letIn({ newPassword, ...input }: LoginInput): LoginInput {
  return newPassword === undefined ? input : { ...input, password: newPassword }
}

function asked(before: LoginStep, step: LoginStep): { step: LoginStep; expected: boolean } {
  // The binding address comes once; a wrong code must not take it away.
  if (before.ask === 'totp' && step.ask === 'totp')
    return { step: { ...step, enrolUri: step.enrolUri ?? before.enrolUri }, expected: false }
  return { step, expected: before.ask !== step.ask }
}
