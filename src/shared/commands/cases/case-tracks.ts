import { z } from 'zod'
import { type TrackKind, trackKind } from '../../domain/case-course'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { openStages, runningTracks } from '../../domain/stages'
import { type SupervisionCase, stageLabels } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, refuse, type Tx } from '../engine/command'
import { needHandler, onCase } from '../guards'
import { defineCaseCommand } from './define-case-command'

/** Close needs every track ended, or handed on with a reason (domain.md §4). */
export function needTracksEnded(found: SupervisionCase): Refusal | undefined {
  const [first] = runningTracks(found)
  return first && refuse('cases.tracksRunning', { track: first.title, n: runningTracks(found).length })
}

interface NewTrack {
  readonly id: string
  readonly kind: TrackKind
  readonly title: string
  readonly dueOn?: string | undefined
  readonly refId?: string | undefined
}

/** Starts a track beside the stage; consultations, orders and notices do it with their own command. */
export function openTrack(tx: Tx, caseId: string, track: NewTrack, ctx: CommandContext): void {
  tx.set({ type: 'supervisionCase', id: caseId }, `tracks.${track.id}`, {
    ...track,
    state: 'running',
    openedAt: ctx.now.toISOString(),
    openedBy: ctx.actor.userId,
    result: '',
  })
}

export function endTrack(
  tx: Tx,
  caseId: string,
  trackId: string,
  state: 'ended' | 'handedOn',
  result: string,
  ctx: CommandContext,
): void {
  const ref = { type: 'supervisionCase', id: caseId } as const
  tx.set(ref, `tracks.${trackId}.state`, state)
  tx.set(ref, `tracks.${trackId}.result`, result)
  tx.set(ref, `tracks.${trackId}.endedAt`, ctx.now.toISOString())
  tx.set(ref, `tracks.${trackId}.endedBy`, ctx.actor.userId)
}

const openInput = z.object({
  caseId: entityId,
  trackId: entityId,
  kind: trackKind.extract(['consultation', 'supervision', 'notice']).meta({ title: '事项类型' }),
  title: z.string().trim().min(1, '请写明事项').max(200).meta({ title: '事项' }),
  dueOn: civilDate.optional().meta({ title: '期限' }),
})

export const caseOpenTrack = defineCaseCommand<z.infer<typeof openInput>>({
  type: 'case.openTrack',
  input: openInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) =>
        openStages.has(found.stage) && found.stage !== 'triage' && found.stage !== 'forwarded'
          ? undefined
          : refuse('cases.wrongStage', { stage: stageLabels[found.stage], needed: '立案后、结案前' }),
      (found) => needHandler(ctx, found),
    ),
  check: (found, i, ctx) => {
    if (found.tracks?.[i.trackId]) return refuse('cases.trackExists')
    return i.dueOn && i.dueOn < civilDateOf(ctx.now) ? refuse('cases.dateNotAhead', { what: '期限' }) : undefined
  },
  apply({ tx }, i, ctx) {
    openTrack(tx, i.caseId, { id: i.trackId, kind: i.kind, title: i.title, dueOn: i.dueOn }, ctx)
    return { note: i.title }
  },
})

const endInput = z.object({
  caseId: entityId,
  trackId: entityId,
  state: z.enum(['ended', 'handedOn']).meta({ title: '结果' }),
  result: z.string().trim().min(1, '请写明结果或者后续由谁办理').max(2000).meta({ title: '说明' }),
})

export const caseEndTrack = defineCaseCommand<z.infer<typeof endInput>>({
  type: 'case.endTrack',
  input: endInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needHandler(ctx, found),
      (found) => (runningTracks(found).length > 0 ? undefined : refuse('cases.noTracks')),
    ),
  check: (found, i) =>
    found.tracks?.[i.trackId]?.state === 'running' ? undefined : refuse('general.notFound', { what: '并行事项' }),
  apply({ tx, case: found }, i, ctx) {
    endTrack(tx, i.caseId, i.trackId, i.state, i.result, ctx)
    return { note: `${found.tracks?.[i.trackId]?.title ?? ''}：${i.result}` }
  },
})
