import { EventEmitter } from 'node:events'

/** What JavaScript itself asks of any object: to be awaited, printed or compared. */
const ofTheLanguage = new Set(['then', 'toJSON', 'constructor', 'asymmetricMatch', 'nodeType'])

/** Names of every member that the stand-in implements, by object: held against electron.d.ts by a test. */
export const implemented = new Map<string, Set<string>>()

/** An object whose unknown members throw: the product may use nothing that the stand-in does not implement. */
export function strict<T extends object>(name: string, known: T): T {
  note(name, known)
  return new Proxy(known, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || ofTheLanguage.has(key)) return Reflect.get(target, key, receiver)
      throw new Error(`electron.${name}.${key} is not implemented by the stand-in`)
    },
  })
}

/** For classes whose first instance comes late. */
export function noteClass(name: string, { prototype }: { prototype: object }): void {
  note(name, Object.create(prototype))
}

function note(name: string, known: object): void {
  implemented.set(name, new Set([...(implemented.get(name) ?? []), ...membersOf(known)]))
}

/** Own members and those of its classes, down to Node's emitter. */
function membersOf(known: object): string[] {
  const names = Object.keys(known).filter((name) => !name.startsWith('_'))
  for (
    let level = Object.getPrototypeOf(known);
    level && level !== Object.prototype && level !== EventEmitter.prototype && level !== StrictEmitter.prototype;
    level = Object.getPrototypeOf(level)
  )
    names.push(...Object.getOwnPropertyNames(level).filter((name) => name !== 'constructor' && !name.startsWith('_')))
  return names
}

/** An emitter that takes listeners for the events it knows only; a misspelt event would be waited for in silence. */
export class StrictEmitter extends EventEmitter {
  constructor(
    private readonly _name: string,
    private readonly _known: readonly string[],
    /** Known, but not on this system: they never come. */
    private readonly _silent: readonly string[] = [],
  ) {
    super()
  }

  override emit(event: string, ...given: unknown[]): boolean {
    if (this._silent.includes(event)) throw new Error(`electron.${this._name} never emits '${event}' on this system`)
    return super.emit(event, ...given)
  }

  override on(event: string, listener: (...given: never[]) => void): this {
    this._demand(event)
    return super.on(event, listener as (...given: unknown[]) => void)
  }

  override once(event: string, listener: (...given: never[]) => void): this {
    this._demand(event)
    return super.once(event, listener as (...given: unknown[]) => void)
  }

  private _demand(event: string): void {
    if (!this._known.includes(event)) throw new Error(`electron.${this._name} event '${event}' is not implemented`)
  }
}

/** An event whose default a listener may prevent. */
export function preventable<T extends object>(facts: T): T & { defaultPrevented: boolean; preventDefault(): void } {
  const event = {
    ...facts,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  }
  return event
}
