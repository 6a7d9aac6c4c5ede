import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#shared/commands/engine/command'
import { commandRegistry } from '#shared/commands/registry'
import { caseId, filedCase } from '#shared/commands/testing/spine-cases'
import { testRows } from '#shared/commands/testing/test-reference'
import { discussedTransfer, transferId } from '#shared/commands/testing/transfers'
import { type EntityOf, type EntityType, referenceTypes } from '#shared/domain/entities'
import { referenceData } from '#shared/domain/reference-data'
import { transferScope } from '#shared/sync/scopes'
import { push, type SyncDeps } from './push'
import { ReferenceCache } from './reference-cache'
import type { ChangedEntity } from './sync-store'
import { MemoryStore } from './testing/memory-store'

const region = 'region:411700'
const clientId = '01900000-0000-7000-8000-0000000000aa'
const consultationId = 'meeting-1'
const ids = { consultationId, caseId }

const rows = {
  ...testRows,
  dictionary: [
    ...testRows.dictionary,
    { id: 'consultationReason', title: '会商事由', items: [{ code: 'other', label: '其他' }] },
  ],
}

/** A server that holds the given rows, and a client of one of its people that is behind by a version. */
class EarlierClient {
  readonly store = new MemoryStore()
  readonly #deps: SyncDeps = {
    store: this.store,
    registry: commandRegistry,
    reference: new ReferenceCache(),
    now: () => new Date('2026-11-02T02:00:00Z'),
    onBug: (error) => {
      throw error
    },
  }
  readonly #actor: Actor
  #seq = 0

  constructor(userId: string, scopes: readonly string[]) {
    const user = rows.userProfile.find(({ id }) => id === userId)
    this.#actor = { userId, name: user?.name ?? '', roles: user?.roles ?? [], organId: 'bureau', region: '411700' }
    this.store.addClient(clientId, userId)
    this.store.grants.set(userId, new Map(scopes.map((scope) => [scope, { scope, rev: 1, op: 'add' }])))
  }

  async hold(entities: readonly Pick<ChangedEntity, 'type' | 'id' | 'doc'>[], scope: string): Promise<void> {
    await this.store.write(async (tx) => {
      const { v, head } = await tx.lockClock()
      const scopes = entities.map(({ type, id }) => ({ scope, type, id, projection: 'full' }))
      const none = { grants: [], series: [], docNos: [], voids: [], facts: [] }
      const change = { v: v + 1, head, entities: entities.map((one) => ({ ...one, marks: {} })), scopes, ...none }
      await tx.save({ at: '2026-11-02T01:00:00Z', change, receipts: [], quarantine: [] })
    })
  }

  /** In one push, as they were queued. */
  async send(...commands: readonly (readonly [type: string, input: object])[]): Promise<string[]> {
    const envelopes = commands.map(([type, input]) => {
      this.#seq += 1
      const deviceAt = '2026-11-01T01:00:00.000Z'
      return { id: uuidv7(), seq: this.#seq, type, version: 1, input, deviceAt, seen: [], after: [] }
    })
    const { receipts } = await push(this.#deps, this.#actor, { clientId, commands: envelopes })
    return receipts.map(({ status, refusal }) => (refusal ? `${status} ${refusal.code}` : status))
  }

  get<T extends EntityType>(type: T, id: string): EntityOf<T> {
    return JSON.parse(this.store.entities.get(`${type}/${id}`)?.doc ?? 'null')
  }
}

async function clientOver(
  userId: string,
  desk: ReturnType<typeof filedCase>,
  types: readonly EntityType[],
): Promise<EarlierClient> {
  const client = new EarlierClient(userId, ['ref', region, 'region:411702', transferScope(transferId)])
  for (const type of referenceTypes)
    await client.hold(
      rows[type].map((doc) => ({ type, id: doc.id, doc })),
      'ref',
    )
  for (const type of types)
    await client.hold(
      desk.all(type).map((doc) => ({ type, id: doc.id, doc })),
      region,
    )
  return client
}

describe('work that was queued before an update', () => {
  it('decides on a 移送 whose case it did not name', async () => {
    const client = await clientOver('zhao', discussedTransfer(), ['workOrder', 'supervisionCase', 'transfer'])
    expect(await client.send(['transfer.decide', { transferId, approve: true, opinion: '同意' }])).toEqual(['applied'])
    expect(client.get('transfer', transferId)).toMatchObject({ state: 'approved', opinion: '同意' })
  })

  describe('on a consultation', () => {
    let client: EarlierClient
    const entry = { entryId: 'e1', matter: '烧烤油烟', words: ['烧烤 油烟'] }
    const resolution = {
      ...ids,
      resolutionId: 'r1',
      kind: 'jurisdiction',
      title: '油烟由城管局查处',
      content: '露天烧烤油烟由城管局查处。',
      organId: 'urban',
      decidedBy: 'agreed',
    }

    beforeEach(async () => {
      const desk = filedCase(referenceData(rows))
      const plan = { kind: 'coordination', reason: 'other', topic: '油烟由谁管', hostOrganIds: ['bureau'] }
      desk.act('zhang', 'consultation.convene', { ...ids, ...plan, scheduledOn: '2026-11-04' })
      const present = { name: '某科长', attendance: 'present' }
      for (const organId of ['bureau', 'urban'])
        desk.act('zhang', 'consultation.setParticipant', { ...ids, ...present, participantId: `p-${organId}`, organId })
      desk.act('zhang', 'consultation.hold', { ...ids, heldOn: '2026-11-02', discussion: '双方各述职责。' })
      client = await clientOver('zhang', desk, ['workOrder', 'supervisionCase', 'consultation'])
    })

    it('gives up in the same push what it has proposed, and the proposal goes with it', async () => {
      const dropped = { ...ids, resolutionId: 'r1', state: 'dropped', result: '不再适用' }
      const outcomes = await client.send(
        ['consultation.recordResolution', { ...resolution, entry }],
        ['consultation.settleResolution', dropped],
      )
      expect(outcomes).toEqual(['applied', 'applied'])
      expect(client.get('consultation', consultationId).resolutions.r1).toMatchObject({
        state: 'dropped',
        entryId: 'e1',
      })
      expect(client.get('dispatchEntry', 'e1')).toMatchObject({ state: 'retired' })
    })

    it('rewords a resolution: what it proposes no longer is withdrawn', async () => {
      const outcomes = await client.send(
        ['consultation.recordResolution', { ...resolution, entry }],
        ['consultation.recordResolution', { ...resolution, kind: 'other' }],
      )
      expect(outcomes).toEqual(['applied', 'applied'])
      expect(client.get('consultation', consultationId).resolutions.r1?.entryId).toBeUndefined()
      expect(client.get('dispatchEntry', 'e1')).toMatchObject({ state: 'retired' })
    })
  })
})
