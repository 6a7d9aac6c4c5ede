import { z } from 'zod'
import { entityId, shortText } from '../../domain/common'
import { importProfile } from '../../intake/profile'
import { defineCommand, refuse } from '../engine/command'
import { needRole } from '../guards'

const profileRef = (id: string) => ({ type: 'sheetProfile', id }) as const

const input = z.object({
  profileId: entityId,
  title: shortText.meta({ title: '方案名称' }),
  headings: z.array(z.string().max(200)).min(1).max(200),
  profile: importProfile,
})

/** 保存导入方案: the next file with these headings is read by it without anybody mapping it again. */
export const sheetProfileSave = defineCommand<z.infer<typeof input>>({
  type: 'sheetProfile.save',
  version: 1,
  input,
  entities: (i) => [profileRef(i.profileId)],
  subject: (i) => profileRef(i.profileId),
  offered: (_tx, _id, ctx) => needRole(ctx, 'hotline'),
  check: (_tx, i) => (Object.keys(i.profile.columns).length > 0 ? undefined : refuse('hotline.profileColumns')),
  apply(tx, { profileId, ...said }) {
    if (!tx.get('sheetProfile', profileId)) return tx.create('sheetProfile', { id: profileId, ...said, state: 'inUse' })
    for (const [path, to] of Object.entries({ ...said, state: 'inUse' })) tx.set(profileRef(profileId), path, to)
  },
})

const retireInput = z.object({ profileId: entityId })

export const sheetProfileRetire = defineCommand<z.infer<typeof retireInput>>({
  type: 'sheetProfile.retire',
  version: 1,
  input: retireInput,
  entities: (i) => [profileRef(i.profileId)],
  subject: (i) => profileRef(i.profileId),
  offered: (tx, id, ctx) =>
    tx.get('sheetProfile', id) ? needRole(ctx, 'hotline') : refuse('general.notFound', { what: '导入方案' }),
  apply(tx, i) {
    tx.set(profileRef(i.profileId), 'state', 'retired')
  },
})
