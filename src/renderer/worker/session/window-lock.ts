const LOCK_NAME = 'desk-window'
const CHANNEL_NAME = 'desk-window'
/** As long as another window gets to put its work away before it is taken over all the same. */
const HANDOVER_MS = 3000

/** Which window of this machine may write to the local store: one at a time (sync.md §3). */
export interface WindowLock {
  /** False when another window has it. */
  acquire(): Promise<boolean>
  heldElsewhere(): Promise<boolean>
  /** Asks the other window to let go, and takes it after a while in any case. */
  takeOver(): Promise<void>
  release(): void
  /** Another window takes over: put everything away, then it is released. */
  onAsked(letGo: () => Promise<void>): void
}

export function webWindowLock(): WindowLock {
  const channel = new BroadcastChannel(CHANNEL_NAME)
  let release: (() => void) | undefined
  let letGo: () => Promise<void> = async () => undefined

  /** Holds the lock until `release`; resolves when it is held. */
  function hold(options: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      navigator.locks
        .request(LOCK_NAME, options, (lock) => {
          if (!lock) return resolve(false)
          return new Promise<void>((end) => {
            release = () => {
              release = undefined
              end()
            }
            resolve(true)
          })
        })
        .catch((error: unknown) => {
          // Taken away while held: whoever took it was kept waiting.
          if (!release) return reject(error)
          release = undefined
          void letGo()
        })
    })
  }

  channel.addEventListener('message', () => {
    if (release) void letGo().finally(() => release?.())
  })
  return {
    acquire: async () => release !== undefined || hold({ ifAvailable: true }),
    heldElsewhere: async () => {
      const { held = [] } = await navigator.locks.query()
      return release === undefined && held.some(({ name }) => name === LOCK_NAME)
    },
    takeOver: async () => {
      if (release) return
      channel.postMessage('letGo')
      try {
        await hold({ signal: AbortSignal.timeout(HANDOVER_MS) })
      } catch {
        await hold({ steal: true })
      }
    },
    release: () => release?.(),
    onAsked: (given) => {
      letGo = given
    },
  }
}
