import { join } from 'node:path'
import { app } from 'electron'
import type { MachinePolicy } from '#shared/security/machine-policy'
import { isPolicyServer } from '../enrolment/policy-server'
import type { MainLog } from '../log'
import { createServerLink, type ServerLink } from './server-link'
import { openServerSession } from './server-session'
import { readServerTarget, type ServerTarget, writeServerTarget } from './server-target'

/**
 * The one server of this machine, and the link to it; another enrolment makes another link, without the old session. What
 * the profile names is none where the policy names another: the officer may write in his profile, not in the policy.
 */
export function openServerPlace(profile: string, policy: MachinePolicy, log: Pick<MainLog, 'warn'>) {
  const ownFile = join(profile, 'server.json')
  // `--server-file=FILE` names the server.json of a server on this machine; an installed client refuses it.
  const given = app.isPackaged ? '' : app.commandLine.getSwitchValue('server-file')
  let target = readServerTarget(given || ownFile)
  if (target && !isPolicyServer(target, policy)) {
    log.warn('server is not the one of the policy', { url: target.url })
    target = undefined
  }
  let link = target && linkTo(target, policy)
  return {
    current: (): ServerTarget | undefined => target,
    link: (): ServerLink | undefined => link,
    keep: (next: ServerTarget): void => {
      writeServerTarget(ownFile, next)
      link?.setToken(undefined)
      target = next
      link = linkTo(next, policy)
    },
  }
}

function linkTo(target: ServerTarget, policy: MachinePolicy): ServerLink {
  const own = openServerSession(target, policy.proxy)
  return createServerLink(target, (input, init) => own(input as string, init))
}
