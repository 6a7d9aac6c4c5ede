import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import { PRESENT_FOR_MS, presencePath, presenceRequest, presenceResponse } from '#shared/sync/presence-protocol'
import type { DeskApp, Services } from '../http/services'
import { maySee } from '../sync/may-see'

const CHANNEL = 'presence'
const said = z.object({ subject: z.string(), userId: z.string(), name: z.string() })

/**
 * Who has the same thing open. Nothing is stored: each server process hears of everybody by NOTIFY and forgets them by
 * itself. Only who may see a thing is told who else looks at it.
 */
export function mountPresence(app: DeskApp, { auth, db, log }: Services): void {
  const present = new PresentPeople()
  let stop: (() => Promise<void>) | undefined
  app.addHook('onReady', async () => {
    stop = await db.listen(CHANNEL, (message) => {
      const heard = said.safeParse(parsed(message))
      if (heard.success) present.note(heard.data, Date.now())
      else log.warn('presence message not understood')
    })
  })
  app.addHook('preClose', async () => stop?.())

  app.route({
    method: 'POST',
    url: presencePath,
    schema: { tags: ['sync'], body: presenceRequest, response: { 200: presenceResponse } },
    handler: async (request) => {
      const { userId, name } = await auth.requireUser(request)
      const { type, id } = request.body
      if (!(await maySee(db, userId, type, id))) throw new DeskError('general.notFound', { what: '此项内容' })
      const subject = `${type}/${id}`
      present.note({ subject, userId, name }, Date.now())
      await db.notify(CHANNEL, JSON.stringify({ subject, userId, name }))
      return { others: present.others(subject, userId, Date.now()) }
    },
  })
}

class PresentPeople {
  private readonly bySubject = new Map<string, Map<string, { name: string; until: number }>>()

  note({ subject, userId, name }: z.infer<typeof said>, now: number): void {
    const people = this.bySubject.get(subject) ?? new Map()
    people.set(userId, { name, until: now + PRESENT_FOR_MS })
    this.bySubject.set(subject, people)
    this.forget(now)
  }

  others(subject: string, userId: string, now: number): string[] {
    const people = this.bySubject.get(subject) ?? new Map<string, { name: string; until: number }>()
    return [...people].flatMap(([id, { name, until }]) => (id !== userId && until > now ? [name] : [])).sort()
  }

  private forget(now: number): void {
    for (const [subject, people] of this.bySubject) {
      for (const [userId, { until }] of people) if (until <= now) people.delete(userId)
      if (people.size === 0) this.bySubject.delete(subject)
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
