/** What a person sends to support after a bug: where and how it broke, never what was worked on. */
export interface ErrorReport {
  readonly report: string
  readonly at: string
  readonly page: string
  readonly userAgent: string
  readonly name: string
  readonly message: string
  readonly stack: string
  readonly componentStack: string
}

const MAX_MESSAGE = 300

export function errorReport(
  problem: unknown,
  surroundings: { at: Date; hash: string; userAgent: string; componentStack?: string },
): ErrorReport {
  const error = problem instanceof Error ? problem : new Error(String(problem))
  const at = surroundings.at.toISOString()
  return {
    report: reportNumber(at, error.stack ?? error.message),
    at,
    page: pageOf(surroundings.hash),
    userAgent: surroundings.userAgent,
    name: error.name,
    message: withoutTexts(error.message).slice(0, MAX_MESSAGE),
    stack: withoutTexts(error.stack ?? ''),
    componentStack: surroundings.componentStack ?? '',
  }
}

/** The route without its search words: they may be a name. */
function pageOf(hash: string): string {
  return hash.replace(/\?.*$/, '')
}

/** Chinese text in an error is case text that slipped into a message; it does not leave the machine. */
function withoutTexts(text: string): string {
  return text.replace(/\p{Script=Han}[\p{Script=Han}\p{P}\d\s]*/gu, '…')
}

/** Short enough to be read out over the telephone. */
function reportNumber(at: string, seed: string): string {
  let sum = 7
  for (const char of seed) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 46_656
  return `${at.slice(2, 10).replaceAll('-', '')}-${at.slice(11, 19).replaceAll(':', '')}-${sum.toString(36).padStart(3, '0').toUpperCase()}`
}

export function reportFileName(report: ErrorReport): string {
  return `诊断-${report.report}.json`
}
