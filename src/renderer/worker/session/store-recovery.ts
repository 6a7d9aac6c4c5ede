import type { HostSecrets } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { fromBase64Url, toBase64Url } from '#shared/security/base64-url'
import { answerPlace, keyPairOf, newKeyPair, openSealed } from '#shared/security/recovery'
import { type RecoveryRequest, recoveryAnswer } from '#shared/security/recovery-file'
import { orWipe } from './or-wipe'
import type { OpenedVault, Vault } from './vault'
import type { VaultRecord } from './vault-records'

/** Opens a store whose password is forgotten: asked for here, opened by two administrators, finished here. */
export class StoreRecovery {
  constructor(
    private readonly vault: Vault,
    private readonly secrets: HostSecrets,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * What the officer takes to the administrators. Days may pass, so the key for the answer is kept, wrapped by the
   * keychain where there is one; a later request makes the earlier one worthless.
   * @throws DeskError `local.recoveryMissing`
   */
  async ask(record: VaultRecord): Promise<RecoveryRequest> {
    const { recovery, storeName, userId, login, name } = record
    if (!recovery) throw new DeskError('local.recoveryMissing')
    const { secretKey, publicKey } = newKeyPair()
    const keychain = await this.secrets.available()
    const kept = keychain ? await this.secrets.wrap(secretKey) : secretKey
    await this.vault.put({ ...record, recoveryReply: { secretKey: kept, keychain } })
    return {
      format: 'desk-recovery-request/1',
      storeName,
      userId,
      login,
      name,
      keyId: recovery.keyId,
      wrapped: toBase64Url(recovery.wrapped),
      reply: toBase64Url(publicKey),
      at: new Date(this.now()).toISOString(),
    }
  }

  /**
   * Opens the store with the administrators' answer and seals its key under the new password; `agreed` as for a new store.
   * @throws DeskError `local.recoveryForeign`, `local.keychainAsk`, `local.keychainDemanded`; the answer works again then
   */
  async finish(record: VaultRecord, answer: Uint8Array, password: string, agreed = false): Promise<OpenedVault> {
    const dataKey = await this.open(record, answer)
    const { recoveryReply: _used, ...rest } = record
    const opened = { record: { ...rest, failures: 0, lastFailureAt: 0 }, dataKey }
    return orWipe(dataKey, async () => ({ record: await this.vault.rewrap(opened, password, agreed), dataKey }))
  }

  private async open({ storeName, recoveryReply }: VaultRecord, bytes: Uint8Array): Promise<Uint8Array> {
    try {
      const answer = recoveryAnswer.parse(JSON.parse(new TextDecoder().decode(bytes)))
      if (answer.storeName !== storeName || !recoveryReply) throw new Error('foreign')
      const { secretKey: kept, keychain } = recoveryReply
      const secretKey = keychain ? await this.secrets.unwrap(kept) : kept
      return openSealed(keyPairOf(secretKey), answerPlace(storeName), fromBase64Url(answer.wrapped))
    } catch (cause) {
      throw new DeskError('local.recoveryForeign', {}, { cause })
    }
  }
}
