// Runs in the isolated world with the preload script after it. `secret`, `toMain`, `encode`, `decode` are put around it.
const exposed = new Map()
const functions = new Map()
const waiting = new Map()
const channels = new Map()
let lastId = 0

function post(kind, payload) {
  document.dispatchEvent(new CustomEvent(`${secret}:${kind}`, { detail: JSON.stringify(payload) }))
}

function keep(given) {
  lastId += 1
  functions.set(lastId, given)
  return lastId
}

/** A function of the page, as the preload gets it. */
function pageFunction(id) {
  return (...args) => post('callback', { id, args: encode(args, keep) })
}

const contextBridge = {
  exposeInMainWorld: (key, api) => {
    if (exposed.has(key))
      throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`)
    exposed.set(key, encode(api, keep))
    post('expose', { key, api: exposed.get(key) })
  },
}

const ipcRenderer = {
  invoke: (channel, ...args) =>
    new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      // Throws at once where an argument cannot be cloned, as Electron does.
      toMain(JSON.stringify({ kind: 'invoke', id: lastId, channel, args: encode(args) }))
    }),
  send: (channel, ...args) => toMain(JSON.stringify({ kind: 'send', channel, args: encode(args) })),
  on: (channel, listener) => {
    channels.set(channel, [...(channels.get(channel) ?? []), listener])
    return ipcRenderer
  },
  off: (channel, listener) => {
    channels.set(
      channel,
      (channels.get(channel) ?? []).filter((known) => known !== listener),
    )
    return ipcRenderer
  },
  sendSync: () => {
    throw new Error('ipcRenderer.sendSync is not implemented by the stand-in')
  },
}

function strict(name, known) {
  return new Proxy(known, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target) return target[key]
      throw new Error(`electron.${name}.${key} is not implemented by the stand-in`)
    },
  })
}
const electron = strict('(preload)', {
  contextBridge: strict('contextBridge', contextBridge),
  ipcRenderer: strict('ipcRenderer', ipcRenderer),
})

// biome-ignore lint/correctness/noUnusedVariables: the preload script, which is put behind this, calls it
function require(name) {
  if (name === 'electron') return electron
  throw new Error(`module not found: ${name}`)
}

document.addEventListener(`${secret}:hello`, () => {
  for (const [key, api] of exposed) post('expose', { key, api })
})
document.addEventListener(`${secret}:popup`, (event) =>
  toMain(JSON.stringify({ kind: 'popup', ...JSON.parse(event.detail) })),
)
document.addEventListener(`${secret}:call`, (event) => {
  const { id, args } = JSON.parse(event.detail)
  const answer = (payload) => post('answer', payload)
  try {
    const value = functions.get(id)(...decode(args, pageFunction))
    if (!(value instanceof Promise)) return answer({ value: encode(value, keep) })
    lastId += 1
    const promise = lastId
    answer({ promise })
    value.then(
      (settled) => post('settled', { id: promise, value: encode(settled, keep) }),
      (error) => post('settled', { id: promise, error: encode(error) }),
    )
  } catch (error) {
    answer({ error: encode(error instanceof Error ? error : new Error(String(error))) })
  }
})

globalThis.standInReceive = (text) => {
  const message = JSON.parse(text)
  if (message.kind === 'event')
    for (const listener of channels.get(message.channel) ?? [])
      listener({ sender: ipcRenderer }, ...decode(message.args))
  if (message.kind !== 'answer') return
  const { resolve, reject } = waiting.get(message.id)
  waiting.delete(message.id)
  if (message.error === undefined) resolve(decode(message.value))
  else reject(decode(message.error))
}
