// Comments and pages name a page of docs/ as the source of a rule (`domain.md §4`), and pages the file that carries it out.
// Pure: texts in, violations out, so that planted ones can be tested.

/** A page, and the sections cited with it: `domain.md` §4, (domain.md §7, §9), [protocol.md](protocol.md) §14. */
const CITED = /(?<![\w./%-])(?:docs\/)?([a-z][a-z-]*)\.md\b([`)\]]*(?:[\s,*/]*§ ?\d+(?:\.\d+)*)*)/g
const NAMED_FILE = /`([\w./-]+\.(?:tsx?|m[jt]s))`/g

/** The numbers of a page's headings: `## 4. A case` → 4. */
export function sectionsOf(page) {
  return new Set([...page.matchAll(/^#{2,4} (\d+(?:\.\d+)*)\.?\s/gm)].map(([, number]) => number))
}

const lineOf = (text, index) => text.slice(0, index).split('\n').length

/**
 * What a text cites that is not there.
 * @param pages the sections of each page of docs/, by its name without `.md`
 */
export function deadCitations(file, text, pages) {
  return [...text.matchAll(CITED)].flatMap(({ 0: cited, 1: name, 2: rest, index }) => {
    const at = `${file}:${lineOf(text, index)}`
    const sections = pages.get(name)
    if (!sections) return [`${at}: docs/ has no page ${name}.md`]
    const missing = [...rest.matchAll(/§ ?([\d.]*\d)/g)].filter(([, number]) => !sections.has(number))
    return missing.map(([, number]) => `${at}: ${name}.md has no §${number} (${cited.trim()})`)
  })
}

/** Files of the project that a page names and nobody finds: a path, or the end of one. */
export function deadPaths(file, page, paths) {
  return [...page.matchAll(NAMED_FILE)]
    .filter(([, name]) => !paths.some((path) => `/${path}`.endsWith(`/${name}`)))
    .map(({ 1: name, index }) => `${file}:${lineOf(page, index)}: the project has no ${name}`)
}
