import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const text = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
const codec = text('wire.mjs').replaceAll('export function', 'function')

export const PRELOAD_WORLD = 'Electron Isolated Context'
export const BINDING = 'standInToMain'

/** The scripts of one window: they share a secret that the page cannot guess, and nothing else. */
export function worldScripts(preload: string | undefined): { page: string; isolated: string } {
  const secret = JSON.stringify(randomUUID())
  const head = `const secret = ${secret};\n${codec}`
  const isolated = `if (window === window.top) (() => {
    ${head}
    const toMain = globalThis.${BINDING}.bind(globalThis)
    ${text('preload-world.js')}
    ;(function (module, exports) { ${preload ?? ''} })({ exports: {} }, {})
  })()`
  const page = `if (window === window.top) (() => { ${head}\n${text('page-world.js')} })()`
  return { page, isolated }
}
