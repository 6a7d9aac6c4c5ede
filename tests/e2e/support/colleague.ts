import { randomUUID } from 'node:crypto'
import { request } from 'node:https'
import { v7 as uuid } from 'uuid'
import { demoPassword } from './desk-server'

/** Somebody who works elsewhere: his commands reach the server by its protocol, without a screen to wait for. */
export class Colleague {
  private seq = 0

  private constructor(
    readonly userId: string,
    private readonly url: string,
    private readonly token: string,
    private readonly clientId: string,
  ) {}

  static async logIn(url: string, login: string): Promise<Colleague> {
    const client = { id: randomUUID(), device: `${login} 的电脑`, enrolled: false }
    const body = { login, password: demoPassword, client, tokenIn: 'bearer' }
    const session = (await post(url, '/auth/v1/login', body)) as { token: string; user: { id: string } }
    return new Colleague(session.user.id, url, session.token, client.id)
  }

  /** Carries a command out; throws what the server says against it. */
  async act(type: string, input: unknown): Promise<void> {
    this.seq += 1
    const deviceAt = new Date().toISOString()
    const command = { id: uuid(), seq: this.seq, type, version: 1, input, deviceAt, seen: [], after: [] }
    const headers = { authorization: `Bearer ${this.token}`, 'desk-protocol': '1', 'desk-client': this.clientId }
    const answer = await post(this.url, '/sync/v1/push', { clientId: this.clientId, commands: [command] }, headers)
    const [receipt] = (answer as { receipts: { status: string }[] }).receipts
    if (receipt?.status !== 'applied') throw new Error(`${type}: ${JSON.stringify(receipt)}`)
  }
}

/** A case whose respondent was heard and whose legal review passed: an opinion may be drafted. From an order, where there is one. */
export async function reviewedCase(url: string, title: string, orderId?: string): Promise<string> {
  const [zhang, li, wang] = await Promise.all(['zhangwei', 'lina', 'wangqiang'].map((who) => Colleague.logIn(url, who)))
  if (!zhang || !li || !wang) throw new Error('nobody logged in')
  const caseId = uuid()
  const day = (ahead: number) => new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10)
  if (orderId) {
    await zhang.act('case.accept', { caseId, orderIds: [orderId], title, respondentOrganId: URBAN_MANAGEMENT })
  } else {
    await zhang.act('case.open', {
      caseId,
      title,
      origin: 'inspectionFinding',
      originNote: '在日常检查中发现扣押车辆未出具清单。',
      region: '411700',
      respondentOrganId: URBAN_MANAGEMENT,
    })
  }
  await zhang.act('case.classify', {
    caseId,
    field: 'urbanManagement',
    level: 'general',
    issues: { add: ['procedureViolation'] },
    reason: '扣押车辆未出具清单',
  })
  const handlerIds = [zhang.userId, li.userId]
  await zhang.act('case.proposeFiling', { caseId, handlerIds, reason: '涉嫌程序违法', noInterest: true })
  await wang.act('case.file', { caseId, opinion: '同意立案' })
  await zhang.act('case.recordFinding', {
    caseId,
    findingId: uuid(),
    topic: 'procedure',
    issue: 'procedureViolation',
    fact: '扣押三轮车时未制作现场笔录，未出具扣押清单。',
    evidence: ['现场检查照片', '询问笔录'],
    nature: 'unlawful',
    correction: '返还车辆，退还停车费。',
    basisIds: ['demo-basis-penalty-5'],
  })
  await zhang.act('case.inviteStatement', { caseId, invitedOn: day(0), method: '书面通知', dueOn: day(3) })
  await zhang.act('case.recordStatement', { caseId, receivedOn: day(0), text: '承认未出具清单。', accepted: 'all' })
  await wang.act('case.recordLegalReview', { caseId, passed: true, opinion: '事实清楚，定性准确。' })
  return caseId
}

/** 驻马店市城市管理局 in resources/organs.json. */
const URBAN_MANAGEMENT = '806a8eee-0976-59d7-87fe-547c4308f44a'

function post(url: string, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return new Promise<unknown>((resolve, reject) => {
    const call = request(
      new URL(path, url),
      // The test trusts its own server on loopback; what browsers trust is tested by the browser.
      { method: 'POST', rejectUnauthorized: false, headers: { 'content-type': 'application/json', ...headers } },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString()
          if (answer.statusCode === 200) resolve(JSON.parse(text))
          else reject(new Error(`${path}: ${answer.statusCode} ${text}`))
        })
      },
    )
    call.on('error', reject)
    call.end(JSON.stringify(body))
  })
}
