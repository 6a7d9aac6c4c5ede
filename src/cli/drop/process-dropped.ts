import { civilTimeOf } from '#shared/domain/civil-date'
import type { ImportProfile } from '#shared/intake/profile'
import { DeskError, messageOf } from '#shared/messages/catalogue'
import { fillText } from '#shared/messages/message'
import type { IntakeTarget } from '../intake/intake-target'
import { sendOrders } from '../intake/send-orders'
import type { Claim, DropFolder } from './drop-folder'
import { messages } from './messages'
import { type DroppedOrders, type Rejection, readDropped } from './read-dropped'

export interface DropPorts {
  readonly folder: DropFolder
  readonly target: IntakeTarget
  readonly profile?: ImportProfile | undefined
  readonly now: () => Date
  readonly say: (line: string) => void
}

/** As many as a person reads; the file beside it has all. */
const shown = 50

/**
 * Takes one claimed file in. A file that cannot be read goes to `failed` with its explanation; one that was read goes to
 * `done` when the server has answered for every order of it.
 * @throws DeskError when the server cannot be reached or refuses the source: the file stays claimed, and whatever was
 *   already written is found unchanged the next time
 */
export async function processDropped(claim: Claim, ports: DropPorts): Promise<void> {
  const { folder, now, say } = ports
  const read = await readOrFail(claim, ports)
  if (!read) return
  const sent = await sendOrders(ports.target, read.orders, () => {})
  const refused: Rejection[] = sent.rejected.map(({ of: at, field, reason }) => ({ at, field, reason }))
  const rejected = [...read.rejected, ...refused].sort((a, b) => a.at - b.at)
  const count = new Set(rejected.map(({ at }) => at)).size
  const files = rejected.length > 0 ? await rejectedFiles(claim, read, rejected) : {}
  folder.leave(claim, files)
  const rejectedFile = `${claim.name}${Object.keys(files)[0] ?? ''}`
  const at = civilTimeOf(now())
  folder.finish(claim, 'done', { '.说明.txt': messages.doneText(claim.file, at, sent, count, rejectedFile) })
  say(messages.done(claim.file, sent, count))
}

async function readOrFail(claim: Claim, { folder, profile, now, say }: DropPorts): Promise<DroppedOrders | undefined> {
  try {
    return await readDropped(folder.read(claim), claim.file, profile)
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    const { text, todo } = messageOf(error.code)
    const said = fillText(text, error.refusal.args)
    const explanation = messages.failedText(claim.file, civilTimeOf(now()), said, fillText(todo, error.refusal.args))
    folder.finish(claim, 'failed', { '.说明.txt': explanation })
    say(messages.failed(claim.file, said))
    return undefined
  }
}

async function rejectedFiles({ file }: Claim, read: DroppedOrders, rejected: readonly Rejection[]) {
  const lines = rejected.slice(0, shown).map(({ at, field, reason }) => `${read.placeOf(at)}　${field}：${reason}`)
  const text = messages.rejectedText(file, lines, rejected.length - lines.length)
  return { ...(await read.asFile(rejected)), '.退回说明.txt': text }
}
