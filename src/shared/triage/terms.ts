/** What a person wrote, as the model reads it. */
export interface TriageText {
  readonly title: string
  readonly content: string
}

/** A title says what the matter is about: it counts as many times as this. */
const TITLE_WEIGHT = 5
const LONGEST_TERM = 3
/** Beyond this a complaint repeats itself. */
const LONGEST_TEXT = 4000

/**
 * Runs of Chinese characters without what points to persons: letters and digits go (phones, identity numbers), a plate
 * with the character before it, and what follows 我叫, 姓名, 联系人. The model never learns a person.
 */
export function impersonal(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/&\w+;/g, ' ')
    .replace(/[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•\s]?[A-Z0-9]{4,6}/g, ' ')
    .replace(/(我叫|我是|本人|姓名[:：]?|联系人[:：]?|反映人[:：]?)[\u4e00-\u9fff]{2,3}(?=[,，。;；、\s]|$)/g, '$1 ')
    .replace(/[A-Za-z]\d*(市|区|县|镇)?/g, ' ')
    .replace(/[^\u4e00-\u9fff]+/g, ' ')
    .trim()
}

/** How often each run of one to three characters occurs. */
export function termsOf({ title, content }: TriageText): Map<string, number> {
  const counts = new Map<string, number>()
  count(impersonal(title), TITLE_WEIGHT, counts)
  count(impersonal(content), 1, counts)
  return counts
}

function count(text: string, weight: number, counts: Map<string, number>): void {
  for (const run of text.split(' ')) {
    for (let length = 1; length <= LONGEST_TERM; length += 1) {
      for (let at = 0; at + length <= run.length; at += 1) {
        const term = run.slice(at, at + length)
        counts.set(term, (counts.get(term) ?? 0) + weight)
      }
    }
  }
}
