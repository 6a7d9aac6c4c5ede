/**
 * What the address asked for, taken out of it before the router sees it: with addresses after `#` the router would read
 * the query as its own. Kept over a reload.
 */
const KEPT = 'desk-harness'
if (location.search) sessionStorage.setItem(KEPT, location.search)
export const wanted = new URLSearchParams(sessionStorage.getItem(KEPT) ?? '')
history.replaceState(null, '', location.pathname + location.hash)
