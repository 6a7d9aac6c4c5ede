import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import { assertPasswordGood } from '../auth/password-rules'
import { createUser } from '../auth/user-admin'
import { sealedPassword } from '../auth/user-secrets'
import type { Services } from '../http/services'
import { bureauCode } from './bureau'
import { hasAdministrator, spendSetupCode } from './setup-code'

export const setupRequest = z.object({
  code: z.string().max(40).meta({ title: '初始化码' }),
  login: z
    .string()
    .trim()
    .regex(/^[\w.@-]{2,64}$/)
    .meta({ title: '用户名' }),
  name: z.string().trim().min(1).max(60).meta({ title: '姓名' }),
  password: z.string().min(1).max(200).meta({ title: '密码' }),
  /** Code of the organ; by default the city's justice bureau. */
  organ: z.string().max(64).optional().meta({ title: '机构编码' }),
})
export type SetupRequest = z.infer<typeof setupRequest>

/**
 * Makes the first administrator; returns the user's id.
 * @throws DeskError `auth.setupDone`, `auth.setupCodeWrong`, `auth.passwordWeak`, `auth.locked`, `auth.loginTaken`
 */
export async function addFirstAdministrator(
  { db, auth, clock, config, secrets }: Services,
  request: SetupRequest,
  address: string,
): Promise<string> {
  if (await hasAdministrator(db)) throw new DeskError('auth.setupDone')
  const { code, login, name, password, organ } = request
  // No guess at the code: five passwords that are too weak must not lock the set-up.
  assertPasswordGood(password, login)
  await auth.throttle.reserve('setup', address)
  const passwordHash = await sealedPassword(secrets, login, password)
  const userId = await db.tx(async (q) => {
    if (!(await spendSetupCode(q, code, auth.time.now()))) throw new DeskError('auth.setupCodeWrong')
    const organCode = organ ?? (await bureauCode(q, config.cityRegion))
    const user = { login, name, passwordHash, roles: ['admin'], organCode, mustChangePassword: false }
    return createUser(q, user, { userId: 'setup', at: clock.now() })
  })
  await auth.throttle.succeeded('setup', address)
  return userId
}
