import '../../../src/renderer/app/prepare-libraries'
import '../../../src/renderer/app/base.css'
import './wanted'
import { createRoot } from 'react-dom/client'
import { DeskApp } from '../../../src/renderer/app/desk-app'
import { resolveHost } from '../../../src/renderer/host/resolve-host'
import { FakeDesk, type FakeDeskOptions } from '../fake-desk'
import { seedScenes } from './scenes'
import { wanted } from './wanted'

/** `?orders=10000&start=open&user=user-wang&offline&scenes`: what the desk looks like in each state. */
const desk = new FakeDesk({
  orders: Number(wanted.get('orders') ?? 800),
  start: (wanted.get('start') ?? 'open') as FakeDeskOptions['start'],
  userId: wanted.get('user') ?? 'user-wang',
  online: !wanted.has('offline'),
})
if (wanted.has('scenes')) seedScenes(desk)
const connection = wanted.get('connection')
if (connection) desk.setStatus({ connection: connection as 'loginNeeded' })
const root = document.getElementById('root')
if (root) createRoot(root).render(<DeskApp desk={desk} host={resolveHost()} nonce={undefined} />)
