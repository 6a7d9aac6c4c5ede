import { machine } from './machine'

interface Ask {
  readonly id: number
  readonly text: string
  readonly given: unknown
}

/**
 * What Playwright's `electronApp.evaluate` is on real Electron: runs a test's function here, with the electron module, so
 * that the same test drives both. `machine` exists here only.
 */
export function serveTests(electron: () => Promise<object>, started: () => Promise<unknown>): void {
  if (!process.send || process.env.STAND_IN_TESTS !== '1') return
  process.on('message', (ask: Ask) => void answer(ask, electron, started))
}

async function answer(
  { id, text, given }: Ask,
  electron: () => Promise<object>,
  started: () => Promise<unknown>,
): Promise<void> {
  try {
    await started()
    // The function comes from the test that started this process.
    const work = new Function(`return (${text})`)() as (electron: object, given: unknown) => unknown
    const value = await work({ ...(await electron()), machine }, given)
    process.send?.({ id, value })
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
