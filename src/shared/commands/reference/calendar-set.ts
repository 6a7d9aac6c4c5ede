import { z } from 'zod'
import { civilDate } from '../../domain/common'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { needRole } from '../guards'

const day = z.object({ date: civilDate, name: z.string().trim().min(1, '请写明事由').max(20) })
const input = z.object({
  year: z.number().int().min(2000).max(2100).meta({ title: '年份' }),
  adjusted: z.boolean().meta({ title: '调休已公布' }),
  note: z.string().trim().max(500).default('').meta({ title: '说明' }),
  off: z.array(day).max(120).meta({ title: '放假日' }),
  workdays: z.array(day).max(60).meta({ title: '补班日' }),
})

/** The working-day calendar of a year, by the administrator; the server then counts the running limits again. */
export const calendarSet = defineCommand<z.infer<typeof input>>({
  type: 'calendar.set',
  version: 1,
  input,
  entities: (i) => [{ type: 'holidayYear', id: String(i.year) }],
  subject: (i) => ({ type: 'holidayYear', id: String(i.year) }),
  offered: (_tx, _id, ctx) => needRole(ctx, 'admin'),
  check: (_tx, i) => {
    const all = [...i.off, ...i.workdays].map(({ date }) => date)
    return firstRefusal(
      ...all.map(
        (date, index) => () =>
          date.startsWith(`${i.year}-`)
            ? all.indexOf(date) === index
              ? undefined
              : refuse('cases.calendarTwice', { date })
            : refuse('cases.calendarYear', { date, year: i.year }),
      ),
    )
  },
  apply(tx, i) {
    const ref = { type: 'holidayYear', id: String(i.year) } as const
    const byDate = (days: z.infer<typeof day>[]) => [...days].sort((a, b) => a.date.localeCompare(b.date))
    const parts = { adjusted: i.adjusted, note: i.note, off: byDate(i.off), workdays: byDate(i.workdays) }
    if (!tx.get('holidayYear', ref.id)) tx.create('holidayYear', { id: ref.id, year: i.year, ...parts })
    else for (const [name, value] of Object.entries(parts)) tx.set(ref, name, value)
  },
})
