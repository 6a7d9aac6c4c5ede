import { isComposing } from '../forms/ime'

/** Whatever fades out: antd names the classes of its transitions so. */
const LEAVING = '[class*="-leave"]'
const DIALOG = '[role="dialog"]'
/** Longer than any transition of the theme; the key must not hang on one that never ends. */
const LONGEST_MS = 400

const ofDialog = new WeakSet<Event>()

/** Whether an Escape closes the drawer or dialog in front: the page behind must not answer it too. */
export function escapeOfDialog(event: Event): boolean {
  return ofDialog.has(event)
}

/**
 * Lets Escape reach what an officer sees in front. antd keeps a popup that is fading out above a drawer opened
 * meanwhile in its order of who gets the key, and the popup, closed already, eats it: pressed right after a command was
 * chosen from a menu, Escape did nothing. And a drawer that is already seen takes its place in that order only after
 * its first frame. So over a dialog, and while anything fades, the key waits the few frames until the order stands.
 */
export function watchEscape(): () => void {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || isComposing(event)) return
    const overDialog = [...document.querySelectorAll<HTMLElement>(DIALOG)].some((dialog) => dialog.checkVisibility())
    const unsettled = document.querySelector(LEAVING) || (overDialog && !hasOpenList(event.target))
    if (event.isTrusted && unsettled) {
      event.preventDefault()
      event.stopImmediatePropagation()
      void pressAgain(event.target)
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

async function pressAgain(target: EventTarget | null): Promise<void> {
  const from = performance.now()
  // The popup gives up its place in the render after its last frame.
  do await frame()
  while (document.querySelector(LEAVING) && performance.now() - from < LONGEST_MS)
  await frame()
  const at = target instanceof Node && target.isConnected ? target : document.body
  at.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true }))
}

function frame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}
