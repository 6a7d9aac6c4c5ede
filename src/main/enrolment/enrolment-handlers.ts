import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type BrowserWindow, dialog } from 'electron'
import type { EnrolmentOffer } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { sameFingerprint } from '#shared/security/enrolment-file'
import type { MachinePolicy } from '#shared/security/machine-policy'
import type { IpcHandlers } from '../ipc/handlers'
import { mainMessages } from '../messages'
import type { ServerTarget } from '../server/server-target'
import { fetchAuthority } from './fetch-authority'
import { isPolicyServer } from './policy-server'
import { fingerprintOf, readEnrolment } from './read-enrolment'

type EnrolmentCalls = Pick<
  IpcHandlers,
  'enrolment.current' | 'enrolment.chooseFile' | 'enrolment.askServer' | 'enrolment.accept'
>

export interface EnrolmentPlace {
  readonly current: () => ServerTarget | undefined
  readonly keep: (target: ServerTarget) => void
}

/**
 * How a machine learns its server: from a signed file, or from an address whose authority a person knows by fingerprint.
 * Nothing is trusted before the officer has said that the fingerprint is the right one, or the policy has.
 */
export function enrolmentHandlers(
  place: EnrolmentPlace,
  policy: MachinePolicy,
  windowOf: (callerId: number) => BrowserWindow | undefined,
): EnrolmentCalls {
  const offers = new Map<string, ServerTarget>()

  const offer = (target: ServerTarget): EnrolmentOffer => {
    const fingerprint = fingerprintOf(target.ca ?? '')
    if (!isPolicyServer(target, policy)) throw new DeskError('desktop.enrolmentForeign', { url: target.url })
    const id = randomUUID()
    offers.set(id, target)
    return { id, url: target.url, fingerprint, certain: policy.serverFingerprint !== undefined }
  }
  return {
    'enrolment.current': async () => {
      const target = place.current()
      return target && { url: target.url, fingerprint: target.ca ? fingerprintOf(target.ca) : undefined }
    },
    'enrolment.chooseFile': async (_input, caller) => {
      const window = windowOf(caller.id)
      const options = {
        properties: ['openFile' as const],
        filters: [{ name: mainMessages.enrolmentFilter, extensions: ['json', 'deskenrol'] }],
      }
      const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      const [path] = filePaths
      return path === undefined ? undefined : offer(readEnrolment(await readFile(path, 'utf8'), new Date()))
    },
    'enrolment.askServer': async ({ url, fingerprint }) => {
      const ca = await fetchAuthority(new URL(url).origin)
      if (!sameFingerprint(fingerprint, fingerprintOf(ca))) throw new DeskError('desktop.fingerprintDiffers')
      return offer({ url: new URL(url).origin, ca })
    },
    'enrolment.accept': async ({ id }) => {
      const target = offers.get(id)
      if (!target) throw new DeskError('desktop.enrolmentUnusable')
      place.keep(target)
      offers.clear()
      return undefined
    },
  }
}
