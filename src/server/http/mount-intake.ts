import { z } from 'zod'
import { intakeResult } from '#shared/intake/work-order-input'
import { DeskError } from '#shared/messages/catalogue'
import { remembered } from '#shared/remembered'
import { addSource, sourceOfKey } from '../admin/sources'
import { handleIntakeBatch, sourceOf } from '../intake/handle-intake-batch'
import { handleRecordBatch } from '../intake/handle-record-batch'
import { shippedLeadRules } from '../intake/shipped-rules'
import { isLoopback } from '../setup/mount-demo'
import { agreementReader } from '../sharing/read-agreements'
import { SqlIntakeStore } from '../sync/intake-store'
import { SqlRecordStore } from '../sync/record-store'
import type { DeskApp, Services } from './services'

const tags = ['intake']
/** A thousand orders with their replies; larger ones are for a second batch. */
const batchBodyLimit = 16 * 1024 * 1024
const demoSource = '演示导入'

/** Work orders from the 12345 platform, other channels and the import; each source has its own key. */
export function mountIntake(app: DeskApp, services: Services): void {
  const { db, clock, config } = services
  const rules = shippedLeadRules(config.resourcesDir)
  const store = new SqlIntakeStore(db, () => clock.now())
  const agreementOf = agreementReader(db, () => clock.now())

  const bySource = { sourceOfKey: (key: string) => sourceOfKey(db, key, clock.now()) }
  /** Sixteen megabytes are read for a known source only. */
  const onRequest = async ({ headers }: { readonly headers: { readonly authorization?: string | undefined } }) => {
    await sourceOf(headers.authorization, bySource)
  }

  app.route({
    method: 'POST',
    url: '/intake/v1/work-orders',
    bodyLimit: batchBodyLimit,
    onRequest,
    schema: { tags, response: { 200: intakeResult } },
    handler: async (request, reply) => {
      const result = await handleIntakeBatch(
        { authorization: request.headers.authorization, body: request.body },
        {
          ...bySource,
          store,
          reference: await store.reference(),
          leadRules: rules,
          cityRegion: config.cityRegion,
          fieldIn: await store.fieldIn(),
          categoryOf: await store.categoryOf(),
          agreementOf,
          now: clock.now(),
        },
      )
      const { rejected, ...counts } = result
      request.log.info({ ...counts, rejected: rejected.length }, 'intake')
      return reply.header('cache-control', 'no-store').send(result)
    },
  })
  app.route({
    method: 'POST',
    url: '/intake/v1/enforcement-records',
    bodyLimit: batchBodyLimit,
    onRequest,
    schema: { tags, response: { 200: intakeResult } },
    handler: async (request, reply) => {
      const result = await handleRecordBatch(
        { authorization: request.headers.authorization, body: request.body },
        {
          ...bySource,
          store: new SqlRecordStore(db, () => clock.now()),
          reference: await store.reference(),
          leadRules: rules,
          cityRegion: config.cityRegion,
          agreementOf,
          now: clock.now(),
        },
      )
      const { rejected, ...counts } = result
      request.log.info({ ...counts, rejected: rejected.length }, 'intake of records')
      return reply.header('cache-control', 'no-store').send(result)
    },
  })
  if (config.demo) mountDemoKey(app, services)
}

/** Only on this machine and only in a demo: the import works there without anybody handing out a key. */
function mountDemoKey(app: DeskApp, { db, clock }: Services): void {
  const key = remembered(() => db.tx((q) => addSource(q, { name: demoSource, renew: true }, clock.now())))

  app.route({
    method: 'POST',
    url: '/intake/v1/demo-key',
    schema: { tags, response: { 200: z.object({ source: z.string(), key: z.string() }) } },
    handler: async (request, reply) => {
      if (!isLoopback(request.ip)) throw new DeskError('intake.keyMissing')
      return reply.header('cache-control', 'no-store').send({ source: demoSource, key: await key() })
    },
  })
}
