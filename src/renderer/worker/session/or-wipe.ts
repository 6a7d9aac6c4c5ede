/** A key that opened nothing is not left in memory: it is overwritten when `work` fails. @throws what `work` throws */
export async function orWipe<T>(key: Uint8Array, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    key.fill(0)
    throw error
  }
}
