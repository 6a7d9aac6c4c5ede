import { describe, expect, it } from 'vitest'
import { filedCase } from '#shared/commands/testing/spine-cases'
import type { TestDesk } from '#shared/commands/testing/test-desk'
import { testRows } from '#shared/commands/testing/test-reference'
import { referenceData } from '#shared/domain/reference-data'
import type { DeskWorker } from '../../data/desk-worker-api'
import { handlersToChoose, handOver } from './batch-steps'

const [someone] = testRows.userProfile
const officer = { ...someone, region: '411700', organId: 'bureau', disabled: false, roles: ['officer' as const] }
const ref = referenceData({
  ...testRows,
  userProfile: [
    ...testRows.userProfile,
    { ...officer, id: 'chen', name: '陈晨' },
    { ...officer, id: 'lu', name: '陆明' },
  ],
})

/** Two filed cases: one of 张伟 and 李娜, one of 张伟 and 陆明. */
function twoCases(): TestDesk {
  const desk = filedCase(ref)
  const first = desk.get('supervisionCase', 'case-1')
  desk.seed('supervisionCase', { ...first, id: 'case-2', handlerIds: ['zhang', 'lu'] })
  return desk
}

/** The desk of one person, whose commands are carried out where the cases are. */
function deskOf(desk: TestDesk, userId: string): Pick<DeskWorker, 'run'> {
  return {
    run: async (type, input) => {
      if (desk.refusal(userId, type, input)) return { ok: false, refusal: { code: 'cases.handoverNotHandler' } }
      desk.act(userId, type, input)
      return { ok: true, commandId: 'c' }
    },
  }
}

const handlers = (desk: TestDesk, id: string) => desk.get('supervisionCase', id).handlerIds

describe('many cases handed over', () => {
  const values = { fromUserId: 'li', toUserId: 'chen', reason: '李娜调离' }

  it('by a reviewer take the second handler out, and leave alone the case he does not handle', async () => {
    const desk = twoCases()
    const wang = deskOf(desk, 'wang')
    expect(await handOver(wang, 'case-1', values)).toMatchObject({ ok: true })
    expect(handlers(desk, 'case-1')).toEqual(['zhang', 'chen'])
    expect(desk.refusal('wang', 'case.handover', { caseId: 'case-2', ...values })).toContain('移交人不是本案承办人')
    expect(await handOver(wang, 'case-2', values)).toMatchObject({ ok: false })
    expect(handlers(desk, 'case-2')).toEqual(['zhang', 'lu'])
  })

  it('ask a reviewer whose place it is, by who handles most of them', () => {
    const cases = [{ handlerIds: ['li', 'zhang'] }, { handlerIds: ['zhang', 'lu'] }]
    expect(handlersToChoose(cases, { userId: 'wang', roles: ['reviewer'] })).toEqual([
      { userId: 'zhang', cases: 2 },
      { userId: 'li', cases: 1 },
      { userId: 'lu', cases: 1 },
    ])
    expect(handlersToChoose(cases, { userId: 'li', roles: ['officer', 'reviewer'] })).toHaveLength(3)
  })

  it('ask nobody who hands over only his own', () => {
    const cases = [{ handlerIds: ['li', 'zhang'] }, { handlerIds: ['zhang', 'lu'] }]
    expect(handlersToChoose(cases, { userId: 'zhang', roles: ['officer', 'reviewer'] })).toEqual([])
    expect(handlersToChoose(cases, { userId: 'li', roles: ['officer'] })).toEqual([])
  })
})
