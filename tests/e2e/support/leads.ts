import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import type { DeskServer } from './desk-server'

export interface Told {
  readonly no: string
  readonly title: string
  readonly text: string
  readonly organ: string
}

/** What people told the hotline, handed over as leads: a file of the platform's columns. */
export async function importLeads(server: DeskServer, told: readonly Told[]): Promise<void> {
  const head = '工单编号,诉求类型,标题,诉求内容,受理时间,承办单位,联系电话,移交监督线索'
  const day = addCivilDays(civilDateOf(new Date()), -2)
  const rows = told.map(
    ({ no, title, text, organ }, at) => `${no},投诉,${title},${text},${day} 09:3${at},${organ},1380000100${at},是`,
  )
  const folder = await mkdtemp(join(tmpdir(), 'desk-e2e-leads-'))
  const file = join(folder, 'leads.csv')
  await writeFile(file, `\ufeff${[head, ...rows].join('\r\n')}`)
  const printed = await server.import(file)
  await rm(folder, { recursive: true })
  if (!printed.includes(`新增 ${told.length}`)) throw new Error(`the import said: ${printed}`)
}
