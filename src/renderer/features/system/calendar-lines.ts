import { addCivilDays } from '#shared/domain/civil-date'

export interface NamedDay {
  readonly date: string
  readonly name: string
}

const line =
  /^(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?(?:\s*[~～至-]\s*(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?)?\s+(\S.*)$/

/** Days as they are typed, one occasion a line, a range in one: `2026-10-01~2026-10-07 国庆节`. */
export function readDays(typed: string): { days: NamedDay[]; wrong: string[] } {
  const days: NamedDay[] = []
  const wrong: string[] = []
  for (const raw of typed.split('\n').map((each) => each.trim())) {
    if (raw === '') continue
    const match = line.exec(raw)
    const from = match && isoDate(match[1], match[2], match[3])
    const to = match?.[4] ? isoDate(match[4], match[5], match[6]) : from
    if (!match || !from || !to || to < from) {
      wrong.push(raw)
      continue
    }
    for (let day = from; day <= to; day = addCivilDays(day, 1)) days.push({ date: day, name: match[7]?.trim() ?? '' })
  }
  return { days, wrong }
}

/** The same lines from days: what follows each other under one name is one range. */
export function writeDays(days: readonly NamedDay[]): string {
  const runs: { from: string; to: string; name: string }[] = []
  for (const { date, name } of [...days].sort((a, b) => a.date.localeCompare(b.date))) {
    const last = runs.at(-1)
    if (last && last.name === name && addCivilDays(last.to, 1) === date) last.to = date
    else runs.push({ from: date, to: date, name })
  }
  return runs.map(({ from, to, name }) => `${from === to ? from : `${from}~${to}`} ${name}`).join('\n')
}

function isoDate(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined
}
