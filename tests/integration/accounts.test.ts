import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { accountsPaths, type ListedAccount, type ListedClient } from '#shared/sync/accounts-protocol'
import type { AuditPage } from '#shared/sync/audit-protocol'
import { auditPaths } from '#shared/sync/audit-protocol'
import { sessionPaths } from '#shared/sync/session-protocol'
import { all, officersMachines } from '../support/officers-machines'
import { isSettled, statusIs, untilIs } from '../support/test-desk-client'
import type { TestClient } from '../support/test-server'

const codeOf = (answer: { text: string }) => JSON.parse(answer.text).error?.code

describe('what an administrator keeps of people and machines', () => {
  const machines = officersMachines()
  const { enter } = machines
  const admin = () => machines.server.client('admin')
  const accountOf = async (asker: TestClient, login: string) =>
    (await asker.json<{ users: ListedAccount[] }>(accountsPaths.users)).users.find((user) => user.login === login)
  const refusalOf = async (asker: TestClient, path: string, body: object) => codeOf(await asker.ask({ path, body }))

  it('moves an officer to a county while he is away: the city leaves his machine, his unsent work goes to a reviewer', async () => {
    const asker = await admin()
    const machine = machines.machine()
    const desk = await enter(machine)
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    const caseId = uuidv7()
    await desk.run('case.accept', { caseId, orderIds: [rows[0]?.id], title: '调离前受理的案件' })
    await statusIs(desk, isSettled)
    machine.fate = ({ path }) => (path.startsWith('/sync/') ? 'fail' : 'pass')
    await desk.run('fields.set', { caseId, changes: [{ path: 'notes', to: '调离前写下、没有发出的备注' }] })
    // Neither names a case that the server knows, which could say whose work it is.
    const [declined, accepted] = rows.slice(1).filter(({ region }) => region !== '411721')
    await desk.run('lead.decline', { orderId: declined?.id, ground: 'notEnforcement' })
    await desk.run('case.accept', { caseId: uuidv7(), orderIds: [accepted?.id], title: '调离前受理、没有发出' })

    const county = { login: 'zhangwei', organ: 'XP-JUSTICE', reason: '调西平县司法局工作' }
    await asker.json(accountsPaths.changeUser, county)
    expect(await accountOf(asker, 'zhangwei')).toMatchObject({ region: '411721', roles: ['officer'] })

    machine.fate = () => 'pass'
    await desk.syncNow()
    await untilIs(
      desk,
      ['cases', 'orders', 'sync'],
      async () => (await desk.listCases(all)).total,
      (total) => total === 0,
    )
    // Guards and screens go by his new place at once, not from the next login on.
    await untilIs(
      desk,
      ['session', 'reference'],
      () => desk.start(),
      (state) => state.state === 'open' && state.session.region === '411721',
    )
    const reviewer = await enter(machines.machine(), 'wangqiang')
    expect(await reviewer.quarantined()).toMatchObject({
      ok: true,
      commands: ['fields.set', 'lead.decline', 'case.accept'].map((type) => {
        return { type, userName: '张伟', reason: 'sync.notVisible' }
      }),
    })

    await asker.json(accountsPaths.changeUser, { login: 'zhangwei', organ: 'ZMD-JUSTICE', reason: '调回' })
    await desk.syncNow()
    await untilIs(
      desk,
      ['orders', 'sync'],
      async () => (await desk.listOrders(all)).total,
      (total) => total > 0,
    )
  })

  it('shuts a lost machine out: unsent work is handed in, the store emptied; found again, it may log in', async () => {
    const asker = await admin()
    const machine = machines.machine()
    const desk = await enter(machine, 'lina')
    const orderId = (await desk.listOrders({ ...all, leadState: 'open' })).rows[0]?.id
    machine.fate = ({ path }) => (path.startsWith('/sync/') ? 'fail' : 'pass')
    await desk.run('case.accept', { caseId: uuidv7(), orderIds: [orderId], title: '遗失前受理、没有发出' })
    const listed = async () => {
      const { clients } = await asker.json<{ clients: ListedClient[] }>(accountsPaths.clients)
      return clients.find(({ login, device }) => login === 'lina' && device === '测试机')
    }
    const lost = await listed()
    expect(lost).toMatchObject({ userName: '李娜', enrolled: true, disabled: false, putAside: 0 })
    const facts = { id: lost?.id, reason: '出差途中遗失' }
    expect(await refusalOf(asker, accountsPaths.disableClient, { ...facts, reason: ' ' })).toBe('general.inputInvalid')
    await asker.json(accountsPaths.disableClient, facts)
    expect(await refusalOf(asker, accountsPaths.disableClient, facts)).toBe('general.notFound')

    machine.fate = () => 'pass'
    await desk.syncNow()
    await untilIs(
      desk,
      ['orders', 'cases', 'sync'],
      async () => (await desk.listOrders(all)).total + (await desk.listCases(all)).total,
      (total) => total === 0,
    )
    expect(await listed()).toMatchObject({
      disabled: true,
      disabledBy: '系统管理员',
      disabledReason: '出差途中遗失',
      putAside: 1,
    })

    const auditor = await machines.server.client('shenji')
    const { entries } = await auditor.json<AuditPage>(`${auditPaths.search}?type=client.disable`)
    expect(entries[0]?.touched).toEqual([
      { type: 'client', id: lost?.id },
      { type: 'user', id: lost?.userId },
      { type: 'reason', id: '出差途中遗失' },
    ])

    await asker.json(accountsPaths.enableClient, { id: lost?.id, reason: '已找回' })
    expect(await listed()).toMatchObject({ disabled: false, disabledBy: null, disabledReason: null })
    const again = await machines.server.client('lina', { clientId: lost?.id ?? '' })
    expect((await again.ask({ path: sessionPaths.session })).status).toBe(200)
  })

  it('refuses what would leave nobody in charge, or give one person what must lie in two hands', async () => {
    const asker = await admin()
    const reason = '岗位调整'
    const change = (login: string, more: object) =>
      refusalOf(asker, accountsPaths.changeUser, { login, reason, ...more })
    expect(await change('zhaomin', { roles: ['issuer', 'admin'] })).toBe('auth.rolesApart')
    expect(await change('zhaomin', { roles: ['issuer', 'auditor'] })).toBe('auth.rolesApart')
    expect(await change('zhaomin', { roles: ['system'] })).toBe('auth.roleUnknown')
    expect(await change('zhaomin', { organ: '没有的局' })).toBe('auth.organUnknown')
    expect(await change('zhaomin', {})).toBe('auth.nothingToChange')
    expect(await change('admin', { roles: ['auditor'] })).toBe('auth.ownRights')
    expect(await refusalOf(asker, accountsPaths.disableUser, { login: 'admin', reason })).toBe('auth.ownRights')
    const officer = await machines.server.client('zhaomin')
    expect(await refusalOf(officer, accountsPaths.changeUser, { login: 'lina', roles: ['admin'], reason })).toBe(
      'auth.forbidden',
    )
    expect(codeOf(await officer.ask({ path: accountsPaths.clients }))).toBe('auth.forbidden')
    const person = { login: 'both', name: '两职', password: 'Xk-42-nieuw-w8w', roles: ['auditor', 'reviewer'] }
    expect(await refusalOf(asker, accountsPaths.users, person)).toBe('auth.rolesApart')
  })

  it('ends every login of a disabled user, and lets him in again with what he had', async () => {
    const asker = await admin()
    const gone = await machines.server.client('chenjing')
    await asker.json(accountsPaths.disableUser, { login: 'chenjing', reason: '借调' })
    expect(codeOf(await gone.ask({ path: sessionPaths.session }))).toBe('auth.sessionEnded')
    await expect(machines.server.client('chenjing')).rejects.toThrow('auth.userDisabled')
    await asker.json(accountsPaths.enableUser, { login: 'chenjing', reason: '借调期满' })
    const back = await machines.server.client('chenjing')
    expect(back.session.user.roles).toEqual(['reviewer'])
  })
})
