// Which folder may import what (docs/architecture.md §2). Pure: text in, violations out, so that a planted one can be tested.

const SHARED_PACKAGES = [
  'zod',
  'docx',
  'yjs',
  'uuid',
  'fflate',
  'easy-template-x',
  '@noble/hashes',
  '@noble/ciphers',
  '@noble/curves',
]
const SERVER_PACKAGES = ['fastify', '@fastify', 'fastify-type-provider-zod', 'pg', '@electric-sql/pglite', 'pino']

const inFolder = (file, ...folders) => folders.some((folder) => file.startsWith(`${folder}/`))
const isTest = (file) => /\.test\.tsx?$/.test(file) || inFolder(file, 'tests', 'scripts')
const packageOf = (specifier) => {
  if (/^[.#]/.test(specifier)) return undefined
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]
}
/** From below to above; a folder may import its own layer and what lies below. */
const layers = [['host', 'worker', 'service-worker'], ['data'], ['ui'], ['features'], ['app']]
const layerOf = (path) => {
  // The contract between worker and screens belongs to both.
  if (/^src\/renderer\/data\/desk-worker-api\b/.test(path)) return 0
  const folder = /^src\/renderer\/([^/]+)\//.exec(path)?.[1]
  const layer = layers.findIndex((names) => names.includes(folder))
  return layer === -1 ? undefined : layer
}
const featureOf = (path) => /^src\/renderer\/features\/([^/]+)\//.exec(path)?.[1]

/** Each rule judges one import: `file` imports `specifier`, which lies at `target` where it is a file of ours. */
export const rules = [
  {
    name: 'shared imports shared and its allowed packages only',
    broken: ({ file, specifier, target }) => {
      if (!inFolder(file, 'src/shared') || isTest(file)) return false
      const name = packageOf(specifier)
      return name ? !SHARED_PACKAGES.includes(name) : !inFolder(target, 'src/shared')
    },
  },
  {
    name: 'electron only in main and preload',
    broken: ({ file, specifier }) =>
      inFolder(file, 'src') && packageOf(specifier) === 'electron' && !inFolder(file, 'src/main', 'src/preload'),
  },
  {
    name: 'Dexie only in the data worker',
    broken: ({ file, specifier }) =>
      inFolder(file, 'src') && packageOf(specifier) === 'dexie' && !inFolder(file, 'src/renderer/worker'),
  },
  {
    name: 'Fastify and SQL only in the server',
    broken: ({ file, specifier }) => {
      const name = packageOf(specifier)
      const server = name && (SERVER_PACKAGES.includes(name) || name.startsWith('@fastify/'))
      return Boolean(server) && inFolder(file, 'src') && !inFolder(file, 'src/server')
    },
  },
  {
    name: 'a feature never imports another feature',
    broken: ({ file, target }) => {
      const from = featureOf(file)
      const to = target && featureOf(`${target}/`)
      return Boolean(from && to && from !== to)
    },
  },
  {
    name: 'screens reach the store through src/renderer/data only',
    broken: ({ file, target }) =>
      Boolean(target) &&
      inFolder(file, 'src/renderer/features', 'src/renderer/ui') &&
      inFolder(target, 'src/renderer/worker'),
  },
  {
    name: 'the renderer is layered: host and worker, data, ui, features, app',
    broken: ({ file, target }) => {
      if (!target || isTest(file)) return false
      const from = layerOf(file)
      const to = layerOf(`${target}/`)
      return from !== undefined && to !== undefined && to > from
    },
  },
  {
    name: 'Electron hosts the renderer and knows nothing of it',
    broken: ({ file, target }) =>
      Boolean(target) &&
      inFolder(file, 'src/main', 'src/preload') &&
      !isTest(file) &&
      !inFolder(target, 'src/shared', file.split('/').slice(0, 2).join('/')),
  },
  {
    name: 'the renderer never imports server, main or command line',
    broken: ({ file, target }) =>
      Boolean(target) &&
      inFolder(file, 'src/renderer') &&
      !isTest(file) &&
      inFolder(target, 'src/server', 'src/main', 'src/cli'),
  },
  {
    name: 'the server never imports renderer, main or command line',
    broken: ({ file, target }) =>
      Boolean(target) &&
      inFolder(file, 'src/server') &&
      !isTest(file) &&
      inFolder(target, 'src/renderer', 'src/main', 'src/cli'),
  },
]

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** The specifiers a source text imports, static and dynamic. */
export function importsOf(text) {
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3])
}

/** Where a relative or `#` specifier of a file lies, without extension; undefined for packages. */
export function targetOf(file, specifier) {
  if (specifier.startsWith('#shared/')) return `src/shared/${specifier.slice(8)}`
  if (specifier.startsWith('#server/')) return `src/server/${specifier.slice(8)}`
  if (!specifier.startsWith('.')) return undefined
  const steps = file.split('/').slice(0, -1)
  for (const step of specifier.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

export const MAX_LINES = 500
export const WARN_LINES = 300

/** Violations of one file. */
export function violationsOf(file, text) {
  const found = []
  for (const specifier of importsOf(text)) {
    const target = targetOf(file, specifier)
    for (const rule of rules)
      if (rule.broken({ file, specifier, target })) found.push(`${file}: ${rule.name} (${specifier})`)
  }
  const lines = text.split('\n').length
  if (lines >= MAX_LINES) found.push(`${file}: ${lines} lines, ${MAX_LINES} is too large to know`)
  return found
}
