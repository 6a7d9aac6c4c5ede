import type { Host } from '#shared/host'
import type { DeskBridge } from '#shared/ipc'
import { offerBridge } from './bridge-port'
import { callMain, electronWorkerHost } from './electron-worker-host'
import { systemFacts } from './system-facts'

export function electronHost(bridge: DeskBridge): Host {
  const facts = systemFacts(navigator.userAgent)
  return {
    ...electronWorkerHost(facts, bridge),
    link: () => ({ kind: 'electron', system: facts, port: offerBridge(bridge) }),
    files: {
      save: (request) => callMain(bridge, 'files.save', request),
      saveRecovery: (request) => callMain(bridge, 'files.saveRecovery', request),
      open: (request) => callMain(bridge, 'files.open', request),
      reveal: (id) => callMain(bridge, 'files.reveal', id),
      openSaved: (id) => callMain(bridge, 'files.openSaved', id),
    },
    print: {
      print: (request) => callMain(bridge, 'print.print', request),
      printers: () => callMain(bridge, 'print.printers', undefined),
      toPdf: (request) => callMain(bridge, 'print.toPdf', request),
    },
    updates: {
      check: () => callMain(bridge, 'update.check', undefined),
      install: async () => callMain(bridge, 'update.install', undefined),
      earlier: () => callMain(bridge, 'update.earlier', undefined),
      goBack: (version) => callMain(bridge, 'update.goBack', { version }),
    },
    enrolment: {
      current: () => callMain(bridge, 'enrolment.current', undefined),
      chooseFile: () => callMain(bridge, 'enrolment.chooseFile', undefined),
      askServer: (input) => callMain(bridge, 'enrolment.askServer', input),
      accept: async ({ id }) => callMain(bridge, 'enrolment.accept', { id }),
    },
  }
}
