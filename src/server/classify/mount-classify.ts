import { classification, classifyAsked, classifyPath } from '#shared/classify/classification'
import type { Role } from '#shared/domain/roles'
import { DeskError } from '#shared/messages/catalogue'
import { sourceOfKey } from '../admin/sources'
import type { AskedBy } from '../auth/auth'
import type { DeskApp, Services } from '../http/services'
import { Classifier } from './classifier'

/** Whoever deals with appeals; departments and the government see what is addressed to them, and it is judged already. */
const askers: readonly Role[] = ['hotline', 'clerk', 'officer', 'reviewer', 'issuer', 'station']
const keyStart = /^Bearer\s+(desk_\S+)$/i

/** 涉执法识别 for the hotline's platform (by the key of a source) and for logged-in hotline staff. Nothing is kept. */
export function mountClassify(app: DeskApp, { auth, clock, config, db }: Services): void {
  const classifier = new Classifier(db, config)

  async function admit(request: AskedBy): Promise<void> {
    const key = keyStart.exec(request.headers.authorization ?? '')?.[1]
    if (key) {
      if (!(await sourceOfKey(db, key, clock.now()))) throw new DeskError('intake.keyRefused')
      return
    }
    const { roles } = await auth.requireUser(request)
    if (!askers.some((role) => roles.includes(role))) throw new DeskError('auth.forbidden')
  }

  app.route({
    method: 'POST',
    url: classifyPath,
    // Before the body is read: who may not ask learns nothing of what is asked for.
    onRequest: async (request) => admit(request),
    schema: {
      tags: ['intake'],
      summary: '涉执法识别',
      description:
        '判断一段诉求是否涉及行政执法，说明依据的用语，给出建议的承办单位、领域、类型、法定途径和对群众的答复口径。' +
        '以来源的接入密钥（Authorization: Bearer desk_…）或者热线人员的登录会话调用；不保存提交的内容。',
      body: classifyAsked,
      response: { 200: classification },
    },
    handler: async (request, reply) =>
      reply.header('cache-control', 'no-store').send(await classifier.classify(request.body)),
  })
}
