import type { PulledPage } from '#server/sync/pull'
import type { RawCommand } from '#server/sync/push'
import type { AnyCommand } from '#shared/commands/engine/command'
import { commandRegistry } from '#shared/commands/registry'
import type { Bug } from './bugs'

/** A command as a server with this mistake takes it. */
export function sentWithBug(bug: Bug, command: RawCommand): RawCommand {
  if (bug === 'numberNotHonoured') return { ...command, given: undefined }
  if (bug !== 'phantomConflict' || !Array.isArray(command.seen)) return command
  // As if a field were stale whenever anything of its row had changed.
  const seen = command.seen.map((entity) => ({
    ...entity,
    fields: Object.fromEntries(Object.keys(entity.fields).map((path) => [path, 'nothing ever held this'])),
  }))
  return { ...command, seen }
}

/** A page as a server with this mistake answers it. */
export function pageWithBug(bug: Bug, page: PulledPage): PulledPage {
  if (bug === 'cutMarkedEarly' && page.left > 0 && page.left < 3) return { ...page, done: true }
  if (bug === 'historyRewritten' && page.audit.pinned && page.audit.seq % 9 === 0)
    return { ...page, audit: { ...page.audit, pinned: '0'.repeat(64) } }
  if (bug !== 'newGrantNotDelivered' || page.addScopes.length === 0) return page
  const cursor = JSON.parse(Buffer.from(page.cursor, 'base64url').toString())
  return { ...page, cursor: Buffer.from(JSON.stringify({ ...cursor, fills: undefined })).toString('base64url') }
}

/** The commands of the product, one of them without its guard where that is the mistake. */
export function registryWithBug(bug: Bug): ReadonlyMap<string, AnyCommand> {
  const change = (type: string, part: Partial<AnyCommand>) => {
    const command = commandRegistry.get(type)
    return command ? new Map([...commandRegistry, [type, { ...command, ...part }]]) : commandRegistry
  }
  if (bug === 'issuedStaysEditable') return change('document.edit', { offered: () => undefined })
  if (bug === 'signedUnread') return change('minutes.sign', { check: () => undefined })
  return commandRegistry
}
