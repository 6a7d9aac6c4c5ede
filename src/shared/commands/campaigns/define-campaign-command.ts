import type { z } from 'zod'
import { type Campaign, type CampaignStatus, campaignStatusLabels } from '../../domain/campaign'
import type { EntityRef } from '../../domain/entities'
import type { Role } from '../../domain/roles'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, type CommandDefinition, defineCommand, refuse, type Tx } from '../engine/command'
import { needRole } from '../guards'

interface CampaignInput {
  readonly campaignId: string
}

interface CampaignCommand<I extends CampaignInput> {
  readonly type: string
  readonly input: z.ZodType<I>
  readonly roles?: readonly Role[]
  readonly statuses: readonly CampaignStatus[]
  readonly also?: (input: I) => readonly EntityRef[]
  /** Whatever is filled in: shown at the button. */
  readonly need?: (found: Campaign, ctx: CommandContext) => Refusal | undefined
  readonly check?: (found: Campaign, input: I, ctx: CommandContext, tx: Pick<Tx, 'get'>) => Refusal | undefined
  readonly series?: CommandDefinition<I>['series']
  /** Returns what its history says. */
  readonly apply: (edit: CampaignEdit, input: I, ctx: CommandContext) => string
}

export interface CampaignEdit {
  readonly campaign: Campaign
  readonly tx: Tx
  set(path: string, to: unknown): void
}

/** The shape that every command on one existing campaign shares: run by its bureau, with a line in its own history. */
export function defineCampaignCommand<I extends CampaignInput>(command: CampaignCommand<I>): CommandDefinition<I> {
  return defineCommand<I>({
    type: command.type,
    version: 1,
    input: command.input,
    entities: (i) => [{ type: 'campaign', id: i.campaignId }, ...(command.also?.(i) ?? [])],
    subject: (i) => ({ type: 'campaign', id: i.campaignId }),
    offered: (tx, id, ctx) => {
      const found = tx.get('campaign', id)
      if (!found) return refuse('general.notFound', { what: '专项监督' })
      return (
        needRole(ctx, ...(command.roles ?? ['officer'])) ??
        needOwnCampaign(found, ctx) ??
        needStatus(found, command.statuses) ??
        command.need?.(found, ctx)
      )
    },
    check: (tx, i, ctx) => {
      const found = tx.get('campaign', i.campaignId)
      return found && command.check?.(found, i, ctx, tx)
    },
    ...(command.series ? { series: command.series } : {}),
    apply(tx, i, ctx) {
      const campaign = tx.get('campaign', i.campaignId)
      if (!campaign) return
      const ref = { type: 'campaign', id: i.campaignId } as const
      const what = command.apply({ campaign, tx, set: (path, to) => tx.set(ref, path, to) }, i, ctx)
      tx.append(ref, 'events', campaignEvent(what, ctx))
    },
  })
}

export function campaignEvent(what: string, ctx: CommandContext) {
  return { what, by: ctx.actor.userId, at: ctx.now.toISOString() }
}

function needOwnCampaign(found: Campaign, ctx: CommandContext): Refusal | undefined {
  if (found.organId === ctx.actor.organId) return undefined
  return refuse('campaigns.otherBureau', { organ: ctx.ref.organ(found.organId)?.name ?? '' })
}

function needStatus(found: Campaign, statuses: readonly CampaignStatus[]): Refusal | undefined {
  if (statuses.includes(found.status)) return undefined
  return refuse('campaigns.wrongStatus', {
    status: campaignStatusLabels[found.status],
    needed: statuses.map((status) => campaignStatusLabels[status]).join('、'),
  })
}
