import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from 'yjs'
import { recordChange } from '#server/audit/record-change'
import { fromBase64, toBase64 } from '#shared/minutes/base64'
import { MINUTES_FIELD, minutesState } from '#shared/minutes/minutes-state'
import { type QuarantinePage, quarantinePaths } from '#shared/sync/quarantine-protocol'
import { databases } from '../support/databases'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

describe.each(databases)('minutes whose author lost the case for an hour, on $name', (database) => {
  let server: TestServer
  let zhang: FieldClient
  let wang: FieldClient
  const doc = new Doc()
  const caseId = uuidv7()
  const names = { minutesId: uuidv7(), owner: { type: 'supervisionCase', id: caseId }, caseId }

  beforeAll(async () => {
    server = await startTestServer({ database })
    await takeIn(server.services.db, () => server.clock.now(), [registered('M0')])
    zhang = new FieldClient(await server.client('zhangwei'))
    wang = new FieldClient(await server.client('wangqiang'))
    for (const client of [zhang, wang]) await client.bootstrap()
    const orderIds = zhang.all('workOrder').map(({ id }) => id)
    await zhang.act('case.accept', { caseId, orderIds, title: '三轮车案' })
    await zhang.act('minutes.open', { ...names, title: '会商纪要' })
  })
  afterAll(() => server.remove())

  /** What he types, and the command for it as his desk makes it. */
  function write(text: string, basedOn?: string) {
    const before = encodeStateVector(doc)
    const paragraph = new XmlElement('paragraph')
    doc.getXmlFragment(MINUTES_FIELD).push([paragraph])
    paragraph.insert(0, [new XmlText(text)])
    const input = { ...names, updateId: uuidv7(), update: toBase64(encodeStateAsUpdate(doc, before)) }
    const command = zhang.author('minutes.update', input)
    return { updateId: input.updateId, command: { ...command, input: { ...input, ...(basedOn ? { basedOn } : {}) } } }
  }

  async function hold(op: 'add' | 'drop') {
    const userId = zhang.http.session.user.id
    const held = await server.services.db.query<{ scope: string }>('SELECT scope FROM user_scope WHERE user_id = $1', [
      userId,
    ])
    const scopes = held
      .filter(({ scope }) => /^(region|case|organ):/.test(scope))
      .map(({ scope }) => ({ userId, scope, op }))
    const origin = { userId: 'admin', role: 'admin', type: 'user.change', at: server.clock.now() }
    await server.services.db.tx((q) => recordChange(q, { scopes }, origin))
  }

  const aside = async () => (await wang.http.json<QuarantinePage>(`${quarantinePaths.list}?state=open`)).commands
  async function decide(id: string, decision: 'apply' | 'dismiss') {
    const answer = await wang.ask(quarantinePaths.decide, { id, decision, note: '经核实' })
    return answer.status === 200 ? 'done' : JSON.parse(answer.text).error.code
  }
  async function text() {
    await wang.pull()
    return minutesState(wang.all('minutesUpdate').map(({ update }) => fromBase64(update))).text
  }

  it('keep what builds on text that was put aside beside it, and show it once both are carried out', async () => {
    const first = write('一、先行退还车辆。')
    const second = write('二、补办扣押手续。', first.updateId)
    await hold('drop')
    const lost = await zhang.pushed(first.command)
    expect(lost.receipts).toMatchObject([{ status: 'quarantined', refusal: { code: 'sync.notVisible' } }])
    await hold('add')
    const after = await zhang.pushed(second.command)
    expect(after.receipts).toMatchObject([{ status: 'quarantined', refusal: { code: 'minutes.baseMissing' } }])
    expect(await text()).toBe('')
    expect((await aside()).map(({ id }) => id)).toEqual([first.command.id, second.command.id])
    expect(await decide(second.command.id, 'apply')).toBe('minutes.baseMissing')
    expect(await decide(first.command.id, 'apply')).toBe('done')
    expect(await decide(second.command.id, 'apply')).toBe('done')
    expect(await text()).toBe('一、先行退还车辆。\n二、补办扣押手续。')
    const third = write('三、回访当事人。', second.updateId)
    expect((await zhang.pushed(third.command)).receipts).toMatchObject([{ status: 'applied' }])
    expect(await text()).toContain('三、回访当事人。')
  })

  it('never take text that nobody would see: after a dismissal what follows is left to be written anew', async () => {
    const first = write('四、移送公安。')
    const second = write('五、报告政府。', first.updateId)
    const before = await text()
    const pushed = await zhang.pushed({ ...first.command, version: 99 }, second.command)
    expect(pushed.receipts.map(({ status }) => status)).toEqual(['quarantined', 'quarantined'])
    expect(await decide(first.command.id, 'dismiss')).toBe('done')
    expect(await decide(second.command.id, 'apply')).toBe('minutes.baseMissing')
    expect((await aside()).map(({ id }) => id)).toEqual([second.command.id])
    expect(await decide(second.command.id, 'dismiss')).toBe('done')
    expect(await text()).toBe(before)
  })
})
