import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { askServer } from '../../../src/cli/server-client'
import type { DeskServer } from '../../e2e/support/desk-server'
import { FieldClient } from '../../support/sync/field-client'
import { logIn } from '../../support/test-server'

/** What a person holds who asks the server for everything now. */
export async function fieldClientOf(server: DeskServer, login: string): Promise<FieldClient> {
  const ask = (request: Parameters<typeof askServer>[1]) =>
    askServer({ url: server.url, caFile: join(server.dataDir, 'tls', 'ca.crt') }, request)
  const client = new FieldClient(await logIn(ask, login))
  client.now = new Date().toISOString()
  await client.bootstrap()
  return client
}

/** Whether the server now has a row with these words in it. */
export async function reaches(client: FieldClient, words: string): Promise<boolean> {
  await client.pull()
  return [...client.rows.values()].some(({ doc }) => JSON.stringify(doc ?? null).includes(words))
}

/** Cases that are ready for their opinion, made by the people it takes over the server's own protocol. */
export async function prepareCases(server: DeskServer, titles: readonly string[]): Promise<void> {
  const [zhang, wang] = await Promise.all([fieldClientOf(server, 'zhangwei'), fieldClientOf(server, 'wangqiang')])
  for (const title of titles) await prepare(zhang, wang, title)
}

export function prepareCase(server: DeskServer, title: string): Promise<void> {
  return prepareCases(server, [title])
}

async function prepare(zhang: FieldClient, wang: FieldClient, title: string): Promise<void> {
  const act = async (who: FieldClient, type: string, input: object) => {
    await who.pull()
    const status = await who.act(type, input)
    if (status !== 'applied') throw new Error(`${type}: ${status}`)
  }
  const caseId = uuidv7()
  const user = (name: string) => zhang.all('userProfile').find((known) => known.name === name)?.id ?? ''
  const organ = zhang.all('organ').find(({ code }) => code === 'ZMD-URBAN')
  const order = zhang.all('workOrder').find(({ lead }) => lead?.state === 'open')
  await act(zhang, 'case.accept', { caseId, orderIds: [order?.id], title, respondentOrganId: organ?.id })
  await act(zhang, 'case.classify', {
    caseId,
    field: 'urbanManagement',
    enforcementType: 'coercion',
    level: 'general',
    issues: { add: ['procedureViolation'] },
    reason: '没有文书',
  })
  const handlerIds = [user('张伟'), user('李娜')]
  await act(zhang, 'case.proposeFiling', { caseId, handlerIds, reason: '涉嫌程序违法', noInterest: true })
  await act(wang, 'case.file', { caseId, opinion: '同意立案' })
  await act(zhang, 'case.recordFinding', {
    caseId,
    findingId: uuidv7(),
    topic: 'procedure',
    issue: 'procedureViolation',
    fact: '未制作现场笔录、未出具清单',
    evidence: ['车主询问笔录'],
    nature: 'unlawful',
    correction: '返还车辆，退还停车费',
    basisIds: zhang
      .all('legalBasis')
      .slice(0, 1)
      .map(({ id }) => id),
  })
}
