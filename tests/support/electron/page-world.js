// Runs first in the page's own world. `secret`, `encode` and `decode` are put around it. The isolated world cannot be
// reached but by events of the document that both see; both are synchronous, as Electron's contextBridge is.
const callbacks = new Map()
let lastId = 0

function send(kind, payload) {
  let answer
  const receive = (event) => {
    answer = event.detail
  }
  document.addEventListener(`${secret}:answer`, receive)
  document.dispatchEvent(new CustomEvent(`${secret}:${kind}`, { detail: JSON.stringify(payload) }))
  document.removeEventListener(`${secret}:answer`, receive)
  return answer === undefined ? undefined : JSON.parse(answer)
}

function keep(callback) {
  lastId += 1
  callbacks.set(lastId, callback)
  return lastId
}

function proxied(id) {
  return (...args) => {
    const answer = send('call', { id, args: encode(args, keep) })
    if (answer === undefined) throw new Error('the isolated world does not answer')
    if ('error' in answer) throw decode(answer.error)
    if ('promise' in answer)
      return new Promise((resolve, reject) => {
        callbacks.set(`promise-${answer.promise}`, { resolve, reject })
      })
    return decode(answer.value, proxied)
  }
}

function freeze(value) {
  if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) freeze(item)
  return Object.freeze(value)
}

document.addEventListener(`${secret}:expose`, (event) => {
  const { key, api } = JSON.parse(event.detail)
  if (Object.hasOwn(globalThis, key)) return
  const value = decode(api, proxied)
  Object.defineProperty(globalThis, key, { value: freeze(value), enumerable: true })
})
document.addEventListener(`${secret}:callback`, (event) => {
  const { id, args } = JSON.parse(event.detail)
  callbacks.get(id)?.(...decode(args, proxied))
})
document.addEventListener(`${secret}:settled`, (event) => {
  const { id, value, error } = JSON.parse(event.detail)
  const waiting = callbacks.get(`promise-${id}`)
  callbacks.delete(`promise-${id}`)
  if (error === undefined) waiting?.resolve(decode(value, proxied))
  else waiting?.reject(decode(error))
})

// Popups are decided in the main process and always refused there; the page sees what a refused popup looks like.
Object.defineProperty(window, 'open', {
  configurable: true,
  value: (url = '') => {
    send('popup', { url: new URL(url, document.baseURI).href })
    return null
  },
})
document.dispatchEvent(new CustomEvent(`${secret}:hello`))
