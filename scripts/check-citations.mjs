// Fails where a comment or a page cites a page of docs/, a section of it or a file that is not there.
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deadCitations, deadPaths, sectionsOf } from './citation-rules.mjs'
import { filesIn } from './project-files.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const paths = (folders, fits) =>
  folders.flatMap((folder) =>
    [...filesIn(join(root, folder), fits)].map((path) => relative(root, path).replaceAll('\\', '/')),
  )
const read = (path) => readFileSync(join(root, path), 'utf8')

const sources = paths(['src', 'tests', 'scripts'], /\.([tj]sx?|m[jt]s)$/)
const docs = paths(['docs'], /\.md$/)
const pages = new Map(docs.map((path) => [path.slice('docs/'.length, -'.md'.length), sectionsOf(read(path))]))

const violations = [
  ...[...sources, ...docs, 'README.md', 'README.zh-CN.md', 'CHANGELOG.md'].flatMap((path) =>
    deadCitations(path, read(path), pages),
  ),
  ...docs.flatMap((path) => deadPaths(path, read(path), [...sources, 'electron-builder.yml', 'vite.antd-styles.ts'])),
]
if (violations.length > 0) {
  process.stderr.write(`${violations.join('\n')}\n`)
  process.exit(1)
}
