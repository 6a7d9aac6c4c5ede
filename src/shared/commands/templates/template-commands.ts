import { z } from 'zod'
import { code, entityId } from '../../domain/common'
import { storedFile } from '../../domain/stored-file'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { needRole } from '../guards'

const addInput = z.object({
  templateId: entityId,
  kind: code.meta({ title: '文书种类' }),
  organId: entityId.optional().meta({ title: '适用机关' }),
  name: z.string().trim().min(1, '请填写模板名称').max(100).meta({ title: '模板名称' }),
  file: storedFile.meta({ title: '模板文件' }),
  tags: z.array(z.string().max(200)).max(500),
  note: z.string().trim().max(500).default('').meta({ title: '说明' }),
})

/** A new template of a kind is its next version; earlier ones stay, and come back into use when it is retired. */
export const templateAdd = defineCommand<z.infer<typeof addInput>>({
  type: 'template.add',
  version: 1,
  input: addInput,
  entities: (i) => [{ type: 'documentTemplate', id: i.templateId }],
  subject: (i) => ({ type: 'documentTemplate', id: i.templateId }),
  offered: (_tx, _id, ctx) => needRole(ctx, 'admin'),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => (tx.get('documentTemplate', i.templateId) ? refuse('cases.templateExists') : undefined),
      () => (i.organId && !ctx.ref.organ(i.organId) ? refuse('general.notFound', { what: '适用机关' }) : undefined),
    ),
  apply(tx, { templateId, ...template }, ctx) {
    const earlier = ctx.ref
      .templates()
      .filter((each) => each.kind === template.kind && each.organId === template.organId)
    tx.create('documentTemplate', {
      id: templateId,
      ...template,
      region: ctx.actor.region,
      version: Math.max(0, ...earlier.map(({ version }) => version)) + 1,
      retired: false,
    })
  },
})

const retireInput = z.object({ templateId: entityId, retired: z.boolean() })

/** Takes a template out of use, or back into it. */
export const templateRetire = defineCommand<z.infer<typeof retireInput>>({
  type: 'template.retire',
  version: 1,
  input: retireInput,
  entities: (i) => [{ type: 'documentTemplate', id: i.templateId }],
  subject: (i) => ({ type: 'documentTemplate', id: i.templateId }),
  offered: (tx, templateId, ctx) =>
    needRole(ctx, 'admin') ??
    (tx.get('documentTemplate', templateId) ? undefined : refuse('general.notFound', { what: '模板' })),
  apply(tx, i) {
    tx.set({ type: 'documentTemplate', id: i.templateId }, 'retired', i.retired)
  },
})
