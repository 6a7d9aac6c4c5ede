import type { Page } from '@playwright/test'

/** Types one wrong password after another, as fast as the desk answers; it must stay locked. */
export function guessPasswords(page: Page, times: number): Promise<void> {
  return page.evaluate(async (count) => {
    const field = document.querySelector<HTMLInputElement>('input[type=password]')
    const button = document.querySelector<HTMLButtonElement>('button[type=submit]')
    if (!field || !button) throw new Error('the desk is not locked')
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    for (let guess = 0; guess < count; guess += 1) {
      setValue?.call(field, `geraten-${guess}`)
      field.dispatchEvent(new Event('input', { bubbles: true }))
      // With each refusal the desk selects what was typed, so that the next try overwrites it.
      const refused = new Promise((resolve) => field.addEventListener('select', resolve, { once: true }))
      button.click()
      await refused
      // While it shows that it is busy, a click counts for nothing.
      while (button.className.includes('loading')) await new Promise((resolve) => setTimeout(resolve))
      if (!field.isConnected) throw new Error(`opened by guess ${guess}`)
    }
  }, times)
}

/** How many wrong passwords the one store of this machine has counted since the last right one. */
export function passwordFailures(page: Page): Promise<number> {
  return changeVault(page, 0)
}

/** As if so much time had passed since the last wrong password: nobody waits a quarter of an hour for a test. */
export async function agePasswordFailures(page: Page, ms: number): Promise<void> {
  await changeVault(page, ms)
}

function changeVault(page: Page, earlierMs: number): Promise<number> {
  return page.evaluate(
    (ms) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('desk-vault')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const transaction = db.transaction('stores', 'readwrite')
          const stores = transaction.objectStore('stores')
          let failures = 0
          const reading = stores.getAll()
          reading.onsuccess = () => {
            for (const record of reading.result) {
              failures = record.failures
              if (ms > 0) stores.put({ ...record, lastFailureAt: record.lastFailureAt - ms })
            }
          }
          transaction.oncomplete = () => {
            db.close()
            resolve(failures)
          }
          transaction.onerror = () => reject(transaction.error)
        }
      }),
    earlierMs,
  )
}
