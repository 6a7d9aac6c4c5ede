export const undoCombos: readonly string[] = ['ctrl+z']
export const redoCombos: readonly string[] = ['ctrl+y', 'ctrl+shift+z']
/** Keys of the draft's own undo, which no field may keep to itself. */
export const undoKeys: readonly string[] = [...undoCombos, ...redoCombos]
