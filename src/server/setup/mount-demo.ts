import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import type { DeskApp, Services } from '../http/services'

const dayMs = 86_400_000

const clockRequest = z.union([
  z.object({ advanceDays: z.number().min(-3650).max(3650) }),
  z.object({ set: z.iso.datetime({ offset: true }) }),
])

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

/** `--demo` only: sends the server's time past a limit, so that a whole case can be walked through in an hour. */
export function mountDemo(app: DeskApp, services: Services): void {
  const { demoClock, auth } = services
  if (!demoClock) return

  app.route({
    method: 'POST',
    url: '/demo/v1/clock',
    schema: { tags: ['demo'], body: clockRequest, response: { 200: z.object({ now: z.iso.datetime() }) } },
    handler: async (request) => {
      // A page of another site could reach loopback too, but not with this content type and without a preflight.
      if (!isLoopback(request.ip)) await auth.requireAdmin(request)
      const { body } = request
      const target = 'set' in body ? Date.parse(body.set) : demoClock.now().getTime() + body.advanceDays * dayMs
      if (!Number.isFinite(target)) throw new DeskError('general.inputInvalid', { detail: 'set' })
      await demoClock.moveTo(new Date(target))
      return { now: demoClock.now().toISOString() }
    },
  })
}
