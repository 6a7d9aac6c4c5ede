import { z } from 'zod'
import { entityId } from '../../domain/common'
import type { LegalBasis } from '../../domain/reference'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse } from '../engine/command'
import { needRole } from '../guards'

const addInput = z.object({
  basisId: entityId,
  law: z.string().trim().min(2, '请填写法律、法规、规章或者文件的名称').max(200).meta({ title: '名称' }),
  article: z.string().trim().min(1, '请填写条款项，如“第六条第一款”').max(50).meta({ title: '条款' }),
  text: z.string().trim().min(5, '请填写条文原文').max(10_000).meta({ title: '条文原文' }),
})

/**
 * 登记法律依据. No article ships with the product as law: whoever needs one enters it as it is published, and somebody else
 * compares it. Documents rest on it, so it is never rewritten: what is wrong is put out of use and entered anew.
 */
export const legalBasisAdd = defineCommand<z.infer<typeof addInput>>({
  type: 'legalBasis.add',
  version: 1,
  input: addInput,
  entities: (i) => [{ type: 'legalBasis', id: i.basisId }],
  subject: (i) => ({ type: 'legalBasis', id: i.basisId }),
  offered: (_tx, _basisId, ctx) => needRole(ctx, 'admin', 'reviewer'),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => (tx.get('legalBasis', i.basisId) ? refuse('cases.basisExists') : undefined),
      () => (ctx.ref.bases().some((each) => sayTheSame(each, i)) ? refuse('cases.basisExists') : undefined),
    ),
  apply(tx, { basisId: id, law, ...parts }, ctx) {
    tx.create('legalBasis', { id, law: inMarks(law), ...parts, enteredBy: ctx.actor.userId, demo: false })
  },
})

/** Laws stand in 《》 wherever documents name them. */
function inMarks(law: string): string {
  return law.startsWith('《') ? law : `《${law}》`
}

function sayTheSame(known: LegalBasis, { law, article }: { readonly law: string; readonly article: string }): boolean {
  return !known.retiredAt && known.law === inMarks(law) && known.article === article
}

const verifyInput = z.object({ basisId: entityId, text: z.string().max(10_000).meta({ title: '核对的条文' }) })

/** 核验: a second person has compared it with the published text; from then on documents may be issued on it. */
export const legalBasisVerify = defineCommand<z.infer<typeof verifyInput>>({
  type: 'legalBasis.verify',
  version: 1,
  input: verifyInput,
  entities: (i) => [{ type: 'legalBasis', id: i.basisId }],
  subject: (i) => ({ type: 'legalBasis', id: i.basisId }),
  offered: (tx, basisId, ctx) =>
    onBasis(tx, basisId, ctx, (basis) => {
      if (basis.demo) return refuse('cases.basisMadeUp')
      if (basis.verifiedBy) return refuse('cases.basisVerified')
      return basis.enteredBy === ctx.actor.userId ? refuse('cases.basisOwn') : undefined
    }),
  check: (tx, i) => (tx.get('legalBasis', i.basisId)?.text === i.text ? undefined : refuse('cases.basisChanged')),
  apply(tx, i, ctx) {
    const ref = { type: 'legalBasis', id: i.basisId } as const
    tx.set(ref, 'verifiedBy', ctx.actor.userId)
    tx.set(ref, 'verifiedAt', ctx.now.toISOString())
  },
})

const retireInput = z.object({
  basisId: entityId,
  reason: z.string().trim().min(1, '请写明停用的理由').max(500).meta({ title: '停用理由' }),
})

/** 停用: repealed, replaced or entered wrongly. Documents that went out keep their copy. */
export const legalBasisRetire = defineCommand<z.infer<typeof retireInput>>({
  type: 'legalBasis.retire',
  version: 1,
  input: retireInput,
  entities: (i) => [{ type: 'legalBasis', id: i.basisId }],
  subject: (i) => ({ type: 'legalBasis', id: i.basisId }),
  offered: (tx, basisId, ctx) => onBasis(tx, basisId, ctx, () => undefined),
  apply(tx, i, ctx) {
    const ref = { type: 'legalBasis', id: i.basisId } as const
    tx.set(ref, 'retiredAt', ctx.now.toISOString())
    tx.set(ref, 'retiredWhy', i.reason)
  },
})

function onBasis(
  tx: ReadTx,
  basisId: string,
  ctx: CommandContext,
  fits: (basis: LegalBasis) => Refusal | undefined,
): Refusal | undefined {
  const unfit = needRole(ctx, 'admin', 'reviewer')
  if (unfit) return unfit
  const basis = tx.get('legalBasis', basisId)
  if (!basis) return refuse('general.notFound', { what: '法律依据' })
  return basis.retiredAt ? refuse('cases.basisRetired') : fits(basis)
}
