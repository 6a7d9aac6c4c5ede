import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser } from '#server/auth/user-admin'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { civilDateOf } from '#shared/domain/civil-date'
import { auditPaths } from '#shared/sync/audit-protocol'
import { quarantinePaths } from '#shared/sync/quarantine-protocol'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

const caseId = uuidv7()
const transferId = uuidv7()
const secret = '收受停车场经营者财物'
const letterTitle = '关于移送队员甲问题线索的函'

describe('移送', () => {
  let server: TestServer
  const clients: Record<'zhang' | 'zhao' | 'li' | 'hotline' | 'urban' | 'county', FieldClient | undefined> = {
    zhang: undefined,
    zhao: undefined,
    li: undefined,
    hotline: undefined,
    urban: undefined,
    county: undefined,
  }
  const of = (name: keyof typeof clients): FieldClient => {
    const client = clients[name]
    if (!client) throw new Error(name)
    return client
  }

  beforeAll(async () => {
    server = await startTestServer()
    const colleagueId = await secondOfficer(server)
    await takeIn(server.services.db, () => server.clock.now(), [registered('T0', { region: '411702' })])
    const logins = {
      zhang: 'zhangwei',
      zhao: 'zhaomin',
      li: 'lina',
      hotline: 'rexian',
      urban: 'chengguan',
      county: 'yicheng',
    }
    for (const [name, login] of Object.entries(logins)) {
      const client = new FieldClient(await server.client(login))
      await client.bootstrap()
      clients[name as keyof typeof clients] = client
    }
    const zhang = of('zhang')
    await zhang.act('case.accept', { caseId, orderIds: [zhang.all('workOrder')[0]?.id], title: '三轮车案' })
    await filed(zhang, new FieldClient(await server.client('wangqiang')), colleagueId)
    for (const client of Object.values(clients)) await client?.pull()
  })
  afterAll(() => server.remove())

  it('is known to its people, and leaves no byte in the store of anybody else', async () => {
    const zhang = of('zhang')
    const user = (name: string) => zhang.all('userProfile').find((each) => each.name === name)?.id
    const before = of('li').get('supervisionCase', caseId)
    const entries = of('li').all('caseAction')
    expect(entries.map(({ kind }) => kind)).toContain('case.file')
    const target = zhang.all('organ').find(({ kind }) => kind === 'discipline')?.id
    const propose = {
      transferId,
      caseId,
      targetOrganId: target,
      subject: '队员甲',
      facts: secret,
      approverId: user('赵敏'),
    }
    expect(await zhang.act('transfer.propose', propose)).toBe('applied')
    const members = ['赵敏', '王强', '张伟'].map((name) => ({ name, opinion: secret }))
    const on = civilDateOf(zhang.get('transfer', transferId)?.createdAt ?? '')
    const panel = { transferId, on, chair: '赵敏', members, conclusion: secret }
    expect(await zhang.act('transfer.recordPanel', panel)).toBe('applied')
    const copy = { transferId, printId: uuidv7(), paper: 'panel', as: 'print', copies: 1, purpose: secret }
    expect(await zhang.act('transfer.recordCopy', copy)).toBe('applied')
    const zhao = of('zhao')
    await zhao.pull()
    expect(zhao.get('transfer', transferId)).toMatchObject({
      state: 'proposed',
      facts: secret,
      panel: { chair: '赵敏' },
    })
    expect(await zhao.act('transfer.decide', { transferId, caseId, approve: true, opinion: '同意' })).toBe('applied')
    await zhang.pull()
    expect(zhang.get('transfer', transferId)?.state).toBe('approved')

    for (const name of ['li', 'hotline', 'urban', 'county'] as const) {
      const client = of(name)
      await client.pull()
      expect(JSON.stringify([...client.rows.values()])).not.toMatch(
        new RegExp(`${secret}|${transferId}|"type":"transfer"`),
      )
    }
    // The case itself is as it was: no field, no entry, no newer revision tells that something happened.
    expect(of('li').get('supervisionCase', caseId)).toEqual(before)
    expect(of('li').all('caseAction')).toEqual(entries)
  })

  it('carries its letter, numbered in a series that no ledger of documents shows', async () => {
    const [zhang, zhao] = [of('zhang'), of('zhao')]
    const example = documentKindOf('transfer-letter')?.example()
    const content = { ...example, title: letterTitle, signatories: ['驻马店市司法局'], bases: [] }
    await zhang.pull()
    expect(await zhang.act('transfer.draftLetter', { transferId, content })).toBe('applied')
    await zhao.pull()
    const rule = zhao.all('documentRule').find(({ kind }) => kind === 'transfer-letter')
    const bases = zhao.all('legalBasis').filter(({ id }) => rule?.basisIds.includes(id))
    const cited = bases.map(({ law, article, text, demo }) => ({ law, article, text, demo, verified: true }))
    await zhang.act('transfer.editLetter', { transferId, content: { bases: cited, facts: '已查明有关款项往来。' } })
    await zhao.pull()
    expect(await zhao.act('transfer.issueLetter', { transferId, caseId })).toBe('applied')
    await zhao.pull()
    expect(zhao.get('transfer', transferId)?.letter?.number).toMatch(/移〔\d{4}〕1号$/)

    for (const name of ['li', 'hotline', 'urban', 'county'] as const) {
      const client = of(name)
      await client.pull()
      expect(JSON.stringify([...client.rows.values()])).not.toMatch(new RegExp(`${letterTitle}|移〔\\d|${transferId}`))
    }
    for (const client of [zhao.http, await server.client('wangqiang')])
      expect(JSON.stringify(await client.json(`${auditPaths.ledger}?series=`))).not.toMatch(/transfer\/|移〔\d/)
    const auditor = await server.client('shenji')
    expect(await auditor.json(`${auditPaths.ledger}?series=transfer/`)).toMatchObject({ numbers: [{ no: 1 }] })
    expect(of('li').all('officialDocument')).toEqual([])
  })

  it('is closed to somebody who has learnt its id', async () => {
    const li = of('li')
    expect(() => li.author('transfer.send', { transferId, sentOn: '2026-11-23', receiver: '某' })).toThrow('没有找到')
    const region = li.get('supervisionCase', caseId)?.region
    const own = { caseId: uuidv7(), title: '另案', origin: 'inspectionFinding', originNote: '检查中发现。', region }
    const { receipts } = await li.pushed({
      ...li.author('case.open', own),
      type: 'transfer.send',
      input: { transferId, sentOn: '2026-11-23', receiver: '某' },
    })
    expect(receipts[0]).toMatchObject({ status: 'quarantined', refusal: { code: 'sync.notVisible' } })
    // It waits for its people only: another reviewer of the bureau does not read what was tried.
    const aside = async (login: string) =>
      (await server.client(login)).json<{ commands: unknown[] }>(quarantinePaths.list)
    expect((await aside('wangqiang')).commands).toEqual([])
    expect((await aside('zhaomin')).commands).toMatchObject([{ type: 'transfer.send' }])
  })
})

/** Files the case for 张伟 and a colleague. */
async function filed(zhang: FieldClient, wang: FieldClient, colleagueId: string): Promise<void> {
  await wang.bootstrap()
  const user = (name: string) => zhang.all('userProfile').find((each) => each.name === name)?.id
  const respondentOrganId = zhang.all('organ').find(({ name }) => name === '驻马店市城市管理局')?.id
  const judged = { field: 'urbanManagement', level: 'general', respondentOrganId }
  await zhang.act('case.classify', { caseId, ...judged, reason: '初判' })
  const handlerIds = [user('张伟'), colleagueId]
  await zhang.act('case.proposeFiling', { caseId, handlerIds, reason: '涉嫌违法', noInterest: true })
  await wang.pull()
  await wang.act('case.file', { caseId, opinion: '同意立案' })
  await zhang.pull()
}

/** Another officer of the bureau: 李娜 is to stay out of the case. */
function secondOfficer({ services: { db }, clock }: TestServer): Promise<string> {
  const account = { login: 'qianming', name: '钱明', roles: ['officer'], organCode: 'ZMD-JUSTICE' }
  return db.tx((q) =>
    createUser(q, { ...account, passwordHash: '-', mustChangePassword: false }, { userId: 'system', at: clock.now() }),
  )
}
