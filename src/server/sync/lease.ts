/** How long a device may go without contact before it locks itself (sync.md §5). */
export const LEASE_MS = 14 * 86_400_000
