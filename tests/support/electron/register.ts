import { register } from 'node:module'

/**
 * `node --import tsx --import …/register.ts out/main/index.js --user-data-dir=DIR`: boots the built main process in plain
 * Node with the system's Chromium. README.md in this folder says what that proves and what it does not.
 */
register('./hooks.mjs', import.meta.url)

process.env.TZ ??= 'Asia/Shanghai'
Object.defineProperty(process.versions, 'electron', { value: '45.4.1', configurable: true })
Object.defineProperty(process, 'resourcesPath', { value: process.env.STAND_IN_RESOURCES ?? process.cwd() })
