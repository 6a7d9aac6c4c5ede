import { type KeyDerivation, newKeyDerivation } from '../session/password-key'

/** A key from a password at once instead of after a third of a second. For tests only. */
export const quickDerivation = (): KeyDerivation => ({ ...newKeyDerivation(), memoryKiB: 8, passes: 1 })
