import { describe, expect, it } from 'vitest'
import { remembered } from './remembered'

describe('What is remembered', () => {
  it('is asked for once, and again after a failure or when it was forgotten', async () => {
    let asked = 0
    const get = remembered(async () => {
      asked += 1
      if (asked === 1) throw new Error('not now')
      return asked
    })
    const both = await Promise.allSettled([get(), get()])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await Promise.all([get(), get()])).toEqual([2, 2])
    get.forget()
    expect(await get()).toBe(3)
  })

  it('stays when an earlier question, forgotten meanwhile, fails late', async () => {
    let failFirst: (error: Error) => void = () => {}
    const answers = [
      new Promise<number>((_resolve, reject) => {
        failFirst = reject
      }),
      Promise.resolve(2),
      Promise.resolve(3),
    ]
    const get = remembered(() => answers.shift() ?? Promise.reject(new Error('asked too often')))
    const first = get()
    get.forget()
    expect(await get()).toBe(2)
    failFirst(new Error('late'))
    await expect(first).rejects.toThrow('late')
    expect(await get()).toBe(2)
  })
})
