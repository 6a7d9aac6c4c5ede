import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { DeskError } from '#shared/messages/catalogue'
import { reasonOf } from './file-reason'

/** A file that a person named. @throws DeskError `cli.fileUnreadable` */
export function readNamed(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new DeskError('cli.fileUnreadable', { file, reason: reasonOf(cause) }, { cause })
  }
}

/** Does what writes a file that a person named. @throws DeskError `cli.fileUnwritable` */
export function writeNamed(file: string, write: () => void): void {
  try {
    write()
  } catch (cause) {
    throw new DeskError('cli.fileUnwritable', { file, reason: reasonOf(cause) }, { cause })
  }
}

/** Tries it before the work whose result goes there; what lies there stays as it is. @throws DeskError `cli.fileUnwritable` */
export function needWritable(file: string): void {
  const isNew = !existsSync(file)
  writeNamed(file, () => closeSync(openSync(file, 'a')))
  if (isNew) rmSync(file)
}
