import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { disableUser } from '#server/auth/change-user'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import type { CommandEnvelope } from '#shared/commands/engine/envelope'
import { blobPaths } from '#shared/sync/blob-protocol'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { isSettled, statusIs, TestMachine, untilIs } from '../support/test-desk-client'
import { startTestServer, type TestServer } from '../support/test-server'

const caseId = uuidv7()
const [urbanOrder, ecologyOrder, draftOrder] = [uuidv7(), uuidv7(), uuidv7()]
const reporter = { name: '举报人甲', phone: '13912345678' }
const logins = { zhang: 'zhangwei', wang: 'wangqiang', urban: 'chengguan', ecology: 'huanbao', hotline: 'rexian' }
type Name = keyof typeof logins

/** What a department reaches by the protocol itself, whatever its screens offer (domain.md §6). */
describe('a department', () => {
  let server: TestServer
  const clients = new Map<Name, FieldClient>()
  const open: DeskWorker[] = []
  const of = (name: Name): FieldClient => clients.get(name) ?? expect.fail(name)
  const organ = (name: string) =>
    of('zhang')
      .all('organ')
      .find((one) => one.name === name)?.id
  const person = (name: string) =>
    of('zhang')
      .all('userProfile')
      .find((one) => one.name === name)?.id

  beforeAll(async () => {
    server = await startTestServer()
    const order = registered('D0', { region: '411702', reporter: { ...registered('D0').reporter, ...reporter } })
    await takeIn(server.services.db, () => server.clock.now(), [order])
    for (const [name, login] of Object.entries(logins)) {
      const client = new FieldClient(await server.client(login))
      await client.bootstrap()
      clients.set(name as Name, client)
    }
    const [zhang, wang] = [of('zhang'), of('wang')]
    const urban = organ('驻马店市城市管理局')
    const act = async (client: FieldClient, type: string, input: object) => {
      await client.pull()
      expect([type, await client.act(type, input)]).toEqual([type, 'applied'])
    }
    await act(zhang, 'case.accept', { caseId, orderIds: [zhang.all('workOrder')[0]?.id], title: '停车场案' })
    const judged = { field: 'urbanManagement', level: 'general', respondentOrganId: urban }
    await act(zhang, 'case.classify', { caseId, ...judged, enforcementType: 'coercion', reason: '没有文书' })
    const handlerIds = [person('张伟'), person('李娜')]
    await act(zhang, 'case.proposeFiling', { caseId, handlerIds, reason: '涉嫌违法', noInterest: true })
    await act(wang, 'case.file', { caseId, opinion: '同意' })
    const plan = { caseId, kind: 'onSite', reasons: ['delay'], requirement: '限期答复诉求人。' }
    const orders = [
      [urbanOrder, urban, '城管局逾期未答复'],
      [ecologyOrder, organ('驻马店市生态环境局'), '环境局逾期未答复'],
      [draftOrder, urban, '还没有下达'],
    ] as const
    for (const [supervisionOrderId, targetOrganId, title] of orders) {
      await act(zhang, 'supervision.register', { ...plan, supervisionOrderId, targetOrganId, title })
      if (supervisionOrderId !== draftOrder) await act(zhang, 'supervision.send', { supervisionOrderId, caseId })
    }
    for (const client of clients.values()) await client.pull()
  })
  afterAll(() => server.remove())
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.lock()
  })

  async function enter(login: string): Promise<DeskWorker> {
    const desk = new TestMachine(server).desk()
    await desk.start()
    const answer = await desk.login({ login, password: DEMO_PASSWORD, enrol: false })
    if (!answer.ok) throw new Error(answer.refusal.code)
    open.push(desk)
    await statusIs(desk, (now) => isSettled(now) && now.lastSyncedAt !== undefined)
    return desk
  }

  async function run(desk: DeskWorker, type: string, input: object): Promise<void> {
    expect([type, await desk.run(type, input)]).toEqual([type, expect.objectContaining({ ok: true })])
    await statusIs(desk, isSettled)
    expect(await desk.attention()).toEqual([])
  }

  /** A file of the paper, and the wait until the server has looked at it. */
  async function addFile(desk: DeskWorker, submissionId: string, file: File): Promise<string> {
    const kept = await desk.attach(file, file.name)
    if (!kept.ok) throw new Error(kept.refusal.code)
    const attachmentId = uuidv7()
    await run(desk, 'attachment.add', { attachmentId, owner: { type: 'submission', id: submissionId }, ...kept.facts })
    await untilIs(
      desk,
      ['attachments'],
      () => desk.attachmentsOf(submissionId),
      (files) => files.some(({ id, storedAt }) => id === attachmentId && storedAt !== undefined),
    )
    return attachmentId
  }

  /** A command as nobody's screen would make it. */
  function forged(client: FieldClient, type: string, input: object): CommandEnvelope {
    return { id: uuidv7(), seq: client.nextSeq++, type, version: 1, input, deviceAt: client.now, seen: [], after: [] }
  }

  async function answerTo(client: FieldClient, type: string, input: object) {
    const { receipts } = await client.pushed(forged(client, type, input))
    return receipts[0]
  }

  it('holds what is addressed to it, and nothing of the case behind it', () => {
    const urban = of('urban')
    expect(urban.all('supervisionOrder').map(({ id }) => id)).toEqual([urbanOrder])
    for (const type of ['workOrder', 'supervisionCase', 'caseAction', 'officialDocument', 'conflict'] as const)
      expect([type, urban.all(type)]).toEqual([type, []])
    const held = JSON.stringify([...urban.rows.values()])
    for (const secret of [reporter.name, reporter.phone, '停车场案', '环境局逾期未答复', '还没有下达'])
      expect(held).not.toContain(secret)
  })

  it('keeps no store on a machine', async () => {
    const desk = new TestMachine(server).desk()
    await desk.start()
    const answer = await desk.login({ login: 'huanbao', password: DEMO_PASSWORD, enrol: true })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'auth.onlineOnly' } })
  })

  it('gets no row of a scope that is not its own', async () => {
    const ecology = organ('驻马店市生态环境局')
    for (const scope of ['region:411700', `organ:${ecology}`, `case:${caseId}`, 'hotline', 'asked:hotline']) {
      const { rows } = await of('urban').page(scope)
      expect([scope, rows]).toEqual([scope, []])
    }
  })

  it('cannot act on what is addressed to another, or is not out yet, by its id', async () => {
    const urban = of('urban')
    const hidden = { status: 'quarantined', refusal: { code: 'sync.notVisible' } }
    for (const id of [ecologyOrder, draftOrder]) {
      const about = { type: 'supervisionOrder', id }
      const draft = { submissionId: uuidv7(), kind: 'reply', about, caseId }
      expect(await answerTo(urban, 'supervision.acknowledge', { supervisionOrderId: id, caseId })).toMatchObject(hidden)
      expect(await answerTo(urban, 'submission.draft', draft)).toMatchObject(hidden)
    }
    await of('zhang').pull()
    expect(of('zhang').get('supervisionOrder', ecologyOrder)?.acknowledgement).toBeUndefined()
  })

  it('reads its own grade and nobody else’s, and grades nobody', async () => {
    const [urbanOrgan, ecologyOrgan] = [organ('驻马店市城市管理局') ?? '', organ('驻马店市生态环境局') ?? '']
    const wang = of('wang')
    for (const [organId, grade] of [
      [urbanOrgan, 'C'],
      [ecologyOrgan, 'D'],
    ] as const)
      expect(await wang.act('evaluation.regrade', { organId, year: 2026, grade, reason: `理由${grade}` })).toBe(
        'applied',
      )
    for (const client of clients.values()) await client.pull()
    const urban = of('urban')
    expect(urban.all('organGrade')).toEqual([
      expect.objectContaining({ organId: urbanOrgan, grade: 'C', decisions: [expect.objectContaining({ by: '-' })] }),
    ])
    expect(of('hotline').all('organGrade')).toEqual([])
    expect(of('zhang').all('organGrade')).toHaveLength(2)
    // By the id of another's row, and by its own.
    const better = { year: 2026, grade: 'A', reason: '自评' }
    expect(await answerTo(urban, 'evaluation.regrade', { organId: ecologyOrgan, ...better })).toMatchObject({
      status: 'quarantined',
      refusal: { code: 'sync.notVisible' },
    })
    expect(await answerTo(urban, 'evaluation.regrade', { organId: urbanOrgan, ...better })).toMatchObject({
      status: 'rejected',
      refusal: { code: 'cases.roleNeeded' },
    })
  })

  it('cannot reach into a case through an order of its own', async () => {
    const urban = of('urban')
    const other = { supervisionOrderId: urbanOrder, caseId: uuidv7() }
    expect(await answerTo(urban, 'supervision.acknowledge', other)).toMatchObject({
      status: 'rejected',
      refusal: { code: 'departments.notAddressed' },
    })
    // What officers do with an order needs the case in sight.
    expect(
      await answerTo(urban, 'supervision.cancel', { supervisionOrderId: urbanOrder, caseId, reason: '撤' }),
    ).toMatchObject({ status: 'quarantined', refusal: { code: 'sync.notVisible' } })
    expect(await answerTo(urban, 'case.close', { caseId, kind: 'noViolation', reason: '撤' })).toMatchObject({
      status: 'quarantined',
    })
  })

  it('answers with a scan that stays its own until its leader has signed', async () => {
    const [operator, leader] = [await enter('chengguan'), await enter('chengguanju')]
    const about = { type: 'supervisionOrder', id: urbanOrder } as const
    const submissionId = uuidv7()
    await run(operator, 'supervision.acknowledge', { supervisionOrderId: urbanOrder, caseId })
    await run(operator, 'submission.draft', { submissionId, kind: 'reply', about, caseId })
    await run(operator, 'submission.edit', { submissionId, text: '已当面答复，退还停车费。', outcome: 'report' })
    const word = await addFile(operator, submissionId, new File(['PK\x03\x04'], '反馈.docx', { type: 'image/png' }))
    const pdf = new File(['%PDF-1.7 盖章'], '反馈（盖章）.pdf', { type: 'application/pdf' })
    const scanId = await addFile(operator, submissionId, pdf)
    await run(operator, 'submission.propose', { submissionId })
    const sha256 = (await operator.attachmentsOf(submissionId)).find(({ id }) => id === scanId)?.sha256 ?? ''

    const zhang = of('zhang')
    await zhang.pull()
    expect(zhang.get('submission', submissionId)).toBeUndefined()
    expect(zhang.get('attachment', scanId)).toBeUndefined()
    for (const name of ['zhang', 'ecology'] as const)
      expect(await of(name).ask(blobPaths.of(sha256))).toMatchObject({ status: 404 })
    await of('ecology').pull()
    expect(of('ecology').all('submission')).toEqual([])
    const edit = { submissionId, text: '改成拒绝' }
    expect(await answerTo(of('ecology'), 'submission.edit', edit)).toMatchObject({ status: 'quarantined' })

    await leader.syncNow()
    await statusIs(leader, isSettled)
    const sending = { submissionId, about, caseId, attachmentIds: [word, scanId], scanId: word }
    // A picture by its declared type only: the server has looked at its bytes.
    expect(await leader.run('reply.submit', sending)).toMatchObject({
      ok: false,
      refusal: { code: 'departments.scanNoPicture', args: { name: '反馈.docx' } },
    })
    expect(await operator.run('reply.submit', { ...sending, scanId })).toMatchObject({
      ok: false,
      refusal: { code: 'cases.roleNeeded' },
    })
    await run(leader, 'reply.submit', { ...sending, scanId })

    await zhang.pull()
    expect(zhang.get('submission', submissionId)).toMatchObject({ status: 'sent', scanId })
    expect(zhang.get('supervisionOrder', urbanOrder)).toMatchObject({
      status: 'replied',
      replies: [{ id: submissionId }],
    })
    expect(zhang.all('caseAction').map(({ kind }) => kind)).toContain('reply.submit')
    expect(await zhang.ask(blobPaths.of(sha256))).toMatchObject({ status: 200 })
    await of('ecology').pull()
    expect(await of('ecology').ask(blobPaths.of(sha256))).toMatchObject({ status: 404 })
    expect(of('ecology').all('submission')).toEqual([])
    // The answer moved the case; the department still holds nothing of it.
    expect(await operator.caseBundle(caseId)).toBeUndefined()
    expect(await leader.get('supervisionCase', caseId)).toBeUndefined()
  })

  it('disputes who is competent before the bureau and the hotline, and nobody can do it for it', async () => {
    const [operator, leader] = [await enter('chengguan'), await enter('chengguanju')]
    const about = { type: 'supervisionOrder', id: urbanOrder } as const
    const [submissionId, proposalId] = [uuidv7(), uuidv7()]
    await run(operator, 'submission.draft', { submissionId, kind: 'dispute', about, caseId })
    const competentOrganId = organ('驻马店市生态环境局')
    const words = { text: '露天烧烤油烟属于大气污染。', basis: '三定规定第五条', competentOrganId }
    await run(operator, 'submission.edit', { submissionId, ...words })
    const pdf = new File(['%PDF-1.7 异议'], '管辖异议（盖章）.pdf', { type: 'application/pdf' })
    const scanId = await addFile(operator, submissionId, pdf)
    await run(operator, 'submission.propose', { submissionId })
    const sending = { submissionId, about, caseId, attachmentIds: [scanId], scanId, proposalId }
    const hidden = { status: 'quarantined', refusal: { code: 'sync.notVisible' } }
    expect(await answerTo(of('ecology'), 'jurisdiction.dispute', sending)).toMatchObject(hidden)
    // Neither on what was addressed to another organ …
    const other = { ...sending, about: { type: 'supervisionOrder', id: ecologyOrder } }
    expect(await answerTo(of('urban'), 'jurisdiction.dispute', other)).toMatchObject(hidden)
    // … nor by a colleague who is not the leader.
    await of('urban').pull()
    expect(await answerTo(of('urban'), 'jurisdiction.dispute', sending)).toMatchObject({
      status: 'rejected',
      refusal: { code: 'cases.roleNeeded' },
    })
    await leader.syncNow()
    await statusIs(leader, isSettled)
    await run(leader, 'jurisdiction.dispute', sending)

    for (const name of ['zhang', 'hotline', 'urban'] as const) {
      await of(name).pull()
      expect([name, of(name).get('consultationProposal', proposalId)]).toEqual([
        name,
        expect.objectContaining({ state: 'open', text: words.text, dispute: expect.objectContaining({ caseId }) }),
      ])
    }
    await of('ecology').pull()
    expect(of('ecology').all('consultationProposal')).toEqual([])
    // The hotline reads what is disputed; the paper and its scan are the bureau's.
    expect(of('hotline').all('submission')).toEqual([])
    const answer = { proposalId, decision: 'declined', answer: '自己驳回' }
    expect(await answerTo(of('ecology'), 'consultation.answerProposal', answer)).toMatchObject(hidden)
    expect(await answerTo(of('urban'), 'consultation.answerProposal', answer)).toMatchObject({
      status: 'rejected',
      refusal: { code: 'cases.roleNeeded' },
    })
    const zhang = of('zhang')
    expect(
      await zhang.act('consultation.answerProposal', { ...answer, decision: 'taken', answer: '将召集专题会' }),
    ).toBe('applied')
    await leader.syncNow()
    await untilIs(
      leader,
      ['consultations'],
      async () => (await leader.consultationProposals()).find(({ id }) => id === proposalId),
      (found) => found?.state === 'taken',
    )
    expect(await leader.get('submission', submissionId)).toMatchObject({ status: 'sent', proposalId })
  })

  it('goes on without a contact who was removed in mid-work', async () => {
    const [operator, leader] = [await enter('chengguan'), await enter('chengguanju')]
    const about = { type: 'supervisionOrder', id: urbanOrder }
    const submissionId = uuidv7()
    await run(operator, 'submission.draft', { submissionId, kind: 'dispute', about, caseId })
    await run(operator, 'submission.edit', { submissionId, text: '写到一半' })
    const now = server.clock.now()
    await server.services.db.tx((q) =>
      disableUser(q, { login: 'chengguan', reason: '调离' }, { userId: person('系统管理员') ?? '', at: now }, now),
    )
    const refused = await of('urban').push(forged(of('urban'), 'submission.edit', { submissionId, text: '再写' }))
    expect(JSON.parse(refused.text).error).toMatchObject({ code: expect.stringMatching(/^auth\./) })
    await leader.syncNow()
    await untilIs(
      leader,
      ['supervision'],
      () => leader.get('submission', submissionId),
      (found) => found?.text === '写到一半',
    )
    await run(leader, 'submission.edit', {
      submissionId,
      text: '同事接着写',
      competentOrganId: organ('驻马店市生态环境局'),
    })
    expect(await leader.get('submission', submissionId)).toMatchObject({ status: 'draft', text: '同事接着写' })
  })
})
