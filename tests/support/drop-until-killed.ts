/** Run as a program: the file-drop adapter on the folder in argv[2], until it is killed. argv[3…5]: server, authority, key. */
import { drop } from '../../src/cli/drop/drop'

const [, , dir = '', server = '', ca = '', key = ''] = process.argv
await drop(dir, { server, ca, key })
