/*
 * What zod must know before any schema is made, which happens while the program's modules load, in an order that the
 * bundler chooses: it tries generated code unless told not to, and the content security policy reports the attempt.
 */
window.__zod_globalConfig = { jitless: true }
