import { intakeFields } from './intake-fields'

export interface Admission {
  /** The member with nothing but what is admitted. */
  readonly member: Record<string, unknown>
  /** Names of what was left out although it was filled in. */
  readonly left: readonly string[]
}

export interface Admitted {
  readonly fields: ReadonlySet<string>
  /** Headings beyond the standard. */
  readonly extra: ReadonlySet<string>
}

const reporterFields: ReadonlySet<string> = new Set(intakeFields.filter((name) => name.startsWith('reporter.')))

/**
 * Takes out of one order or record, as it came, what its source has not agreed to share: standard fields by name, the
 * reporter's one by one, everything else by its heading, whether it stands beside the fields or in `raw`.
 */
export function admitFields(member: Readonly<Record<string, unknown>>, { fields, extra }: Admitted): Admission {
  const left = new Set<string>()
  const kept = (entries: Readonly<Record<string, unknown>>, admits: (key: string) => boolean, prefix = '') =>
    Object.fromEntries(
      Object.entries(entries).filter(([key, value]) => {
        const admitted = admits(key)
        if (!admitted && isFilled(value)) left.add(prefix + key)
        return admitted
      }),
    )
  const nested: Record<string, unknown> = {}
  if (isObject(member.reporter))
    nested.reporter = kept(
      member.reporter,
      (key) => reporterFields.has(`reporter.${key}`) && fields.has(`reporter.${key}`),
      'reporter.',
    )
  if (isObject(member.raw)) nested.raw = kept(member.raw, (key) => extra.has(key.trim()))
  const { reporter: _reporter, raw: _raw, ...flat } = member
  const admitted = kept(flat, (key) => fields.has(key) || extra.has(key.trim()))
  return { member: { ...admitted, ...nested }, left: [...left] }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false
}
