import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { themeConfig } from '../../src/renderer/app/theme/theme-tokens'
import { antdStyles, styledComponents } from '../../vite.antd-styles'

const root = join(import.meta.dirname, '../..')
const library = join(root, 'node_modules/antd/es')
const renderer = join(root, 'src/renderer')

/** Where two components share a folder, or its folder has rules for none. */
const folders: Readonly<Record<string, string>> = { Col: 'grid', Row: 'grid', QRCode: 'qr-code' }

function folderOf(component: string): string {
  return folders[component] ?? component.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
}

/** Names that the pages import from the library itself. */
function importedNames(): string[] {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const texts = files.map((name) => readFileSync(join(renderer, name), 'utf8'))
  const lists = texts.flatMap((text) =>
    [...text.matchAll(/import \{([^}]*)\} from 'antd'/g)].map(([, list = '']) => list),
  )
  const names = lists.flatMap((list) => list.split(',').map((name) => name.trim().split(' as ')[0] ?? ''))
  return [...new Set(names)].filter((name) => existsSync(join(library, folderOf(name), 'index.js')))
}

/** Folders whose rules the pages need: what they import, and what that imports in turn. */
function foldersInUse(): Set<string> {
  const seen = new Set<string>()
  const styled = new Set<string>()
  const waiting = importedNames().map((name) => join(library, folderOf(name), 'index.js'))
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const [folder = '', inside] = relative(library, file).split(sep)
    if (inside === 'style') styled.add(folder)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from ['"](\.[^'"]+)['"]/g)) {
      const at = resolve(dirname(file), path)
      const found = [`${at}.js`, join(at, 'index.js'), at].find((each) => existsSync(each) && statSync(each).isFile())
      if (found) waiting.push(found)
    }
  }
  return styled
}

describe('the sheet of the component library', () => {
  it('has the rules of every component that a page shows, and of those that these draw with', () => {
    const needed = foldersInUse()
    expect(needed.size).toBeGreaterThan(25)
    const missing = [...needed].filter((folder) => !styledComponents.map(folderOf).includes(folder))
    // Rules that no component has: they say how icons stand, and come with each.
    expect(missing).toEqual(['config-provider'])
  })

  it('is one for all themes: it names variables, never what they are', () => {
    const sheet = antdStyles(themeConfig('light', false))
    expect(sheet).toContain('var(--ant-color-text)')
    expect(antdStyles(themeConfig('dark', true)) === sheet).toBe(true)
  }, 120_000)
})
