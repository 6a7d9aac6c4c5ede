import { describe, expect, it } from 'vitest'
import { keyIdOf, newKeyPair } from '#shared/security/recovery'
import { joinShares, shareKey } from './recovery-shares'

describe('the recovery key of an office', () => {
  const pair = newKeyPair()
  const keyId = keyIdOf(pair.publicKey)
  const refused = { code: 'cli.recoveryShares' }

  it('is whole again in the hands of any two administrators', async () => {
    const shares = await shareKey(pair, ['张三', '李四', '王五'])
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [2, 1],
    ] as const) {
      const joined = await joinShares(
        [shares[a], shares[b]].flatMap((share) => share ?? []),
        keyId,
      )
      expect(joined.secretKey).toEqual(pair.secretKey)
    }
  })

  it('is in nobody’s hands alone, nor in one person’s twice', async () => {
    const [first, second] = await shareKey(pair, ['张三', '李四'])
    if (!first || !second) throw new Error('no shares')
    await expect(joinShares([first], keyId)).rejects.toMatchObject(refused)
    await expect(joinShares([first, first], keyId)).rejects.toMatchObject(refused)
    await expect(joinShares([first, { ...second, admin: '张三' }], keyId)).rejects.toMatchObject(refused)
    expect(first.share).not.toContain(Buffer.from(pair.secretKey).toString('base64url'))
  })

  it('of another office does not pass', async () => {
    const shares = await shareKey(newKeyPair(), ['张三', '李四'])
    await expect(joinShares(shares, keyId)).rejects.toMatchObject(refused)
    const forged = shares.map((share) => ({ ...share, keyId }))
    await expect(joinShares(forged, keyId)).rejects.toMatchObject(refused)
  })
})
