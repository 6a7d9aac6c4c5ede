/** What every reply to a citizen says (domain.md §11): supervision takes nobody's legal way, and stops no clock. */
export const remedyNotice = '行政执法监督不代替行政复议、行政诉讼，不影响法定期限计算。'

/** The reply with the notice at its end, unless whoever wrote it has put it in himself. */
export function withRemedyNotice(text: string): string {
  return text === '' || /不代替行政复议、?行政诉讼/.test(text) ? text : `${text.trimEnd()}\n${remedyNotice}`
}

/** A reply that tells of another legal way with its limit. */
export const guidanceWords = (route: string, limit: string) =>
  `您反映的事项可以通过${route}解决：${limit}${remedyNotice}`
