import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { taxonomyWords } from '#shared/intake/propose-leaf'
import { DeskError } from '#shared/messages/catalogue'
import { ordersAnswer, ordersAsked } from '#shared/sync/hotline-orders-protocol'
import {
  fileAsked,
  hotlinePaths,
  importAnswer,
  importAsked,
  importPreview,
  mostImportBytes,
  taxonomyAnswer,
} from '#shared/sync/hotline-protocol'
import { recordChange } from '../audit/record-change'
import type { AskedBy } from '../auth/auth'
import type { DeskApp, Services } from '../http/services'
import { intakeWorld } from '../intake/intake-world'
import { shippedLeadRules } from '../intake/shipped-rules'
import type { Queryable } from '../storage/db'
import { SqlIntakeStore } from '../sync/intake-store'
import { type ImportWorld, importSheet, importSource, previewImport } from './import-sheet'
import { listOrders } from './list-orders'
import { OrderRowsReady } from './order-rows-ready'
import { readTaxonomy } from './read-taxonomy'

const tags = ['hotline']
/** Base64 is a third longer than the file; a little more for names and the profile. */
const bodyLimit = Math.ceil((mostImportBytes * 4) / 3) + 256 * 1024

/** The hotline's own orders, page by page, and files that its staff choose: orders in any sheet, the taxonomy. */
export function mountHotline(app: DeskApp, { auth, clock, config, db, log }: Services): void {
  const rules = shippedLeadRules(config.resourcesDir)
  const words = taxonomyWords.parse(JSON.parse(readFileSync(join(config.resourcesDir, 'taxonomy-words.json'), 'utf8')))
  const store = new SqlIntakeStore(db, () => clock.now())

  async function staff(request: AskedBy) {
    const user = await auth.requireUser(request)
    if (!user.roles.includes('hotline')) throw new DeskError('auth.forbidden')
    return user
  }

  async function here(): Promise<ImportWorld> {
    const [reference, fieldIn, categoryOf] = await Promise.all([store.reference(), store.fieldIn(), store.categoryOf()])
    const world = intakeWorld(reference, rules, config.cityRegion, fieldIn, categoryOf)
    return { world, store, takenElsewhere: (orderNos) => takenElsewhere(db, orderNos), now: clock.now() }
  }

  const bytesOf = ({ bytes }: { bytes: string }) => new Uint8Array(Buffer.from(bytes, 'base64'))

  const list = new OrderRowsReady(db, log)
  app.addHook('onReady', async () => list.begin())
  app.addHook('preClose', async () => list.close())

  app.route({
    method: 'POST',
    url: hotlinePaths.orders,
    schema: { tags, summary: '热线工单清单', body: ordersAsked, response: { 200: ordersAnswer } },
    handler: async (request) => {
      const { userId } = await staff(request)
      await list.ready()
      return listOrders(db, userId, request.body, await store.reference())
    },
  })

  app.route({
    method: 'POST',
    url: hotlinePaths.preview,
    bodyLimit,
    onRequest: async (request) => void (await staff(request)),
    schema: { tags, summary: '批量导入：预览', body: importAsked, response: { 200: importPreview } },
    handler: async ({ body }) => previewImport(bytesOf(body), body.file, body.profile, await here()),
  })

  app.route({
    method: 'POST',
    url: hotlinePaths.import,
    bodyLimit,
    onRequest: async (request) => void (await staff(request)),
    schema: { tags, summary: '批量导入', body: importAsked, response: { 200: importAnswer } },
    handler: async (request) => {
      const { userId } = await staff(request)
      const { body } = request
      const answer = await importSheet(bytesOf(body), body.file, body.profile, await here())
      // The rows name their source; who brought them in stands here.
      await db.tx((q) => recordChange(q, {}, { userId, role: 'hotline', type: 'hotline.import', at: clock.now() }))
      const { created, updated, unchanged, rejectedRows } = answer
      request.log.info({ created, updated, unchanged, rejected: rejectedRows }, 'import by the hotline')
      return answer
    },
  })

  app.route({
    method: 'POST',
    url: hotlinePaths.taxonomy,
    bodyLimit,
    onRequest: async (request) => void (await staff(request)),
    schema: { tags, summary: '读取诉求分类表', body: fileAsked, response: { 200: taxonomyAnswer } },
    handler: async ({ body }) => {
      const reference = await store.reference()
      return readTaxonomy(bytesOf(body), body.file, { words, dictionary: (id) => reference.dictionary(id) })
    },
  })
}

async function takenElsewhere(q: Queryable, orderNos: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await q.query<{ orderNo: string; source: string }>(
    `SELECT k.order_no AS "orderNo", k.source FROM intake_source s
     JOIN work_order_key k ON k.source = s.name AND k.order_no = ANY($1::text[]) WHERE s.name <> $2`,
    [[...orderNos], importSource],
  )
  return new Map(rows.map(({ orderNo, source }) => [orderNo, source]))
}
