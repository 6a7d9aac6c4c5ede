import { machine } from './machine'
import { noteClass, StrictEmitter, strict } from './strict'

interface MenuItem {
  readonly role?: string
  readonly label?: string
  readonly type?: string
  readonly accelerator?: string
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly submenu?: readonly MenuItem[]
  readonly click?: (...given: unknown[]) => void
  readonly acceleratorWorksWhenHidden?: boolean
}

const roles = new Set(
  'undo redo cut copy paste selectAll quit close minimize reload togglefullscreen zoomIn zoomOut resetZoom appMenu editMenu windowMenu'.split(
    ' ',
  ),
)
const keys = new Set('role label type accelerator enabled visible submenu click acceleratorWorksWhenHidden'.split(' '))

function check(item: MenuItem): void {
  for (const key of Object.keys(item))
    if (!keys.has(key)) throw new Error(`MenuItem.${key} is not implemented by the stand-in`)
  if (item.role !== undefined && !roles.has(item.role)) throw new Error(`menu role '${item.role}' is not implemented`)
  item.submenu?.forEach(check)
}

let applicationMenu: object | null = null

/** https://electronjs.org/docs/api/menu. A menu is a list that can be read and clicked; nothing is painted. */
export const Menu = strict('Menu', {
  buildFromTemplate(template: readonly MenuItem[]) {
    template.forEach(check)
    return strict('Menu (instance)', { items: template, popup: () => undefined })
  },
  setApplicationMenu(menu: object | null): void {
    applicationMenu = menu
  },
  getApplicationMenu: () => applicationMenu,
})

/** https://electronjs.org/docs/api/notification */
class StandInNotification extends StrictEmitter {
  constructor(private readonly _options: { title: string; body: string; silent?: boolean }) {
    super('Notification', ['click', 'close', 'show', 'failed'])
  }
  static isSupported(): boolean {
    return true
  }
  show(): void {
    const { title, body } = this._options
    machine.notifications.push({ title, body, click: () => this.emit('click') })
  }
}

export { StandInNotification as Notification }

noteClass('Notification', StandInNotification)
