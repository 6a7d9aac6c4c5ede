import { safeStorage } from 'electron'
import { DeskError } from '#shared/messages/catalogue'
import type { IpcHandlers } from './ipc/handlers'

type SecretCalls = Pick<IpcHandlers, 'secrets.available' | 'secrets.wrap' | 'secrets.unwrap'>

/**
 * The operating system's keychain. On Linux without one Electron would fall back to a key that is written in its own
 * source (`basic_text`): that is no keychain, and is refused.
 */
export function secretHandlers(platform: NodeJS.Platform): SecretCalls {
  const available = () =>
    safeStorage.isEncryptionAvailable() &&
    (platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()))
  const demand = () => {
    if (!available()) throw new DeskError('desktop.keychainMissing')
  }
  return {
    'secrets.available': async () => available(),
    'secrets.wrap': async (secret) => {
      demand()
      return new Uint8Array(safeStorage.encryptString(Buffer.from(secret).toString('base64')))
    },
    'secrets.unwrap': async (wrapped) => {
      demand()
      return new Uint8Array(Buffer.from(decrypt(wrapped), 'base64'))
    },
  }
}

function decrypt(wrapped: Uint8Array): string {
  try {
    return safeStorage.decryptString(Buffer.from(wrapped))
  } catch (error) {
    throw new DeskError('desktop.keychainForeign', {}, { cause: error })
  }
}
