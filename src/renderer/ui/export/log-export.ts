import { v7 as uuid } from 'uuid'
import { DeskError } from '#shared/messages/catalogue'
import type { DeskWorker } from '../../data/desk-worker-api'

export interface ExportLog {
  /** What it is called in the log. */
  readonly what: string
  readonly rows: number
  readonly purpose: string
  /** With personal data uncovered. */
  readonly unmasked?: boolean
}

/** Comes before anything is written or printed. @throws DeskError where the export is refused */
export async function logExport(desk: DeskWorker, log: ExportLog): Promise<void> {
  const answer = await desk.run('export.log', { exportId: uuid(), ...log })
  if (!answer.ok) throw new DeskError(answer.refusal.code, answer.refusal.args)
}
