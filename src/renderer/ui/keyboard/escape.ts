import { isComposing } from '../forms/ime'

/** Whatever fades out: antd names the classes of its transitions so. */
const LEAVING = '[class*="-leave"]'
const DIALOG = '[role="dialog"]'
/** What an officer opened over a dialog, and closes before it. */
const POPUP = '.ant-popover, .ant-dropdown, .ant-picker-dropdown, .ant-select-dropdown'
/** Longer than any transition of the theme; the key must not hang on one that never ends. */
const LONGEST_FADE_MS = 400
/** As long as a busy machine may need to put a dialog in its place. */
const LONGEST_MS = 1_500

const ofDialog = new WeakSet<Event>()

/** Whether an Escape closes the drawer or dialog in front: the page behind must not answer it too. */
export function escapeOfDialog(event: Event): boolean {
  return ofDialog.has(event)
}

/**
 * Lets Escape reach what an officer sees in front. antd keeps a popup that is fading out above a drawer opened
 * meanwhile in its order of who gets the key, and the popup, closed already, eats it: pressed right after a command was
 * chosen from a menu, Escape did nothing. And a drawer that is already seen takes its place in that order only after
 * its first frame. So over a dialog, and while anything fades, the key waits the few frames until the order stands; on
 * a busy machine those are not enough, so over a dialog it is pressed again until the dialog takes it.
 */
export function watchEscape(): () => void {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || isComposing(event)) return
    const overDialog = isShown(DIALOG)
    const unsettled = document.querySelector(LEAVING) || (overDialog && !hasOpenList(event.target))
    if (event.isTrusted && unsettled) {
      event.preventDefault()
      event.stopImmediatePropagation()
      void pressAgain(event.target, overDialog && !isShown(POPUP))
    } else if (overDialog) {
      ofDialog.add(event)
    }
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
}

/** A field whose list is open closes it itself, at once: what is typed next must not meet it. */
function hasOpenList(target: EventTarget | null): boolean {
  return target instanceof Element && target.getAttribute('aria-expanded') === 'true'
}

async function pressAgain(target: EventTarget | null, untilTaken: boolean): Promise<void> {
  const from = performance.now()
  const isWithin = (ms: number) => performance.now() - from < ms
  // The popup gives up its place in the render after its last frame.
  do await frame()
  while (document.querySelector(LEAVING) && isWithin(LONGEST_FADE_MS))
  await frame()
  for (;;) {
    const at = target instanceof Node && target.isConnected ? target : document.body
    if (press(at) || !untilTaken) return
    await frame()
    await frame()
    // Looked at right before: a key pressed once more must not reach the page behind a dialog that has closed.
    if (!isShown(DIALOG) || !isWithin(LONGEST_MS)) return
  }
}

/** Whether a dialog took the key: it stops it. Asked while it travels, because afterwards the event no longer tells. */
function press(at: Node): boolean {
  const key = new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true })
  let taken = false
  const stop = key.stopPropagation.bind(key)
  key.stopPropagation = () => {
    taken = true
    stop()
  }
  at.dispatchEvent(key)
  return taken
}

function isShown(selector: string): boolean {
  return [...document.querySelectorAll<HTMLElement>(selector)].some(
    (part) => part.checkVisibility() && !part.matches(LEAVING),
  )
}

function frame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}
