import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { Cdp } from './cdp'

const switches = new Map(
  process.argv
    .filter((arg) => arg.startsWith('--'))
    .map((arg) => /^--([^=]+)(?:=(.*))?$/s.exec(arg))
    .map((match) => [match?.[1] ?? '', match?.[2] ?? '']),
)

export function switchValue(name: string): string | undefined {
  return switches.get(name)
}

export function setSwitch(name: string, value: string): void {
  switches.set(name, value)
}

/** The profile; a stand-in without one of its own would write into somebody's. */
export function userDataDir(): string {
  const given = switches.get('user-data-dir')
  if (!given) throw new Error('the stand-in wants --user-data-dir=DIR')
  return given
}

/** What the machine around the product would do: dialogs, printers, keychain. Tests reach it through `machine` in `main()`. */
export const machine = {
  printers: [] as { name: string; displayName: string }[],
  /** Every print job, with the options that were given. */
  printed: [] as { title: string; options: Record<string, unknown> }[],
  /** What the print dialog or the printer answers; empty is a print. */
  printFailure: '',
  opened: [] as string[],
  shown: [] as string[],
  notifications: [] as { title: string; body: string; click(): void }[],
  idleSeconds: 0,
  /** Null: a system without a keychain. */
  keychain: 'gnome_libsecret' as string | null,
  displays: [
    { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 }, bounds: { x: 0, y: 0, width: 1920, height: 1080 } },
  ],
}

/** Raised by the parts for the parts: which scheme answers, which page does what. */
export const internal = new EventEmitter()
export const privilegedSchemes = new Set<string>()

let starting: Promise<Cdp> | undefined
export let ready = false

/** Chromium, started when the product first asks whether it is ready: main's entry has run by then. */
export function chromium(): Promise<Cdp> {
  starting ??= start()
  return starting
}

async function start(): Promise<Cdp> {
  // The product's own calls before readiness come in the same turn as its `whenReady`.
  await new Promise((resolve) => setImmediate(resolve))
  ready = true
  const port = switches.get('remote-debugging-port')
  const cdp = Cdp.launch([
    `--user-data-dir=${userDataDir()}`,
    ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
    '--headless=new',
    '--no-first-run',
    '--no-startup-window',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-features=Translate,OptimizationHints,MediaRouter',
    '--password-store=basic',
    '--lang=zh-CN',
    `--user-agent=Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Electron/45.4.1 Safari/537.36`,
  ])
  // For tests that end everything at once.
  Object.assign(globalThis, { standInChromium: cdp.process.pid })
  cdp.once('ended', () => internal.emit('chromium-ended'))
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
  internal.emit('chromium', cdp)
  return cdp
}

export const keychainFile = () => process.env.STAND_IN_KEYCHAIN ?? join(userDataDir(), '..', 'stand-in-keychain')
