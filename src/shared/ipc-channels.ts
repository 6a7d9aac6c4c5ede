/** One channel each way: the name of the call is data, so the preload needs no list of its own and no schema library. */
export const IPC_CALL_CHANNEL = 'desk:call'
export const IPC_EVENT_CHANNEL = 'desk:event'
