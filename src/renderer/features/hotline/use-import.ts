import { useState } from 'react'
import type { ImportProfile } from '#shared/intake/profile'
import type { Refusal } from '#shared/messages/catalogue'
import type { ImportAnswer, ImportPreview } from '#shared/sync/hotline-protocol'
import { useDesk } from '../../data/hooks'
import { type ColumnUse, fittingProfile, profileOf, usesOf, withUse } from './column-mapping'
import type { ChosenFile } from './use-chosen-file'

interface ImportState {
  readonly file: ChosenFile
  readonly preview: ImportPreview
  readonly uses: Readonly<Record<string, ColumnUse>>
  readonly defaults: ImportProfile['defaults']
  /** The saved profile that was taken for it. */
  readonly profileTitle?: string | undefined
  readonly answer?: ImportAnswer | undefined
}

/** One file on its way: read, mapped, looked at, imported. Every change of the mapping is looked at again. */
export function useImport() {
  const desk = useDesk()
  const [state, setState] = useState<ImportState>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()

  async function ask<T>(
    work: Promise<{ ok: true; value: T } | { ok: false; refusal: Refusal }>,
  ): Promise<T | undefined> {
    setBusy(true)
    const answer = await work.finally(() => setBusy(false))
    setRefusal(answer.ok ? undefined : answer.refusal)
    return answer.ok ? answer.value : undefined
  }

  async function open(file: ChosenFile) {
    setState(undefined)
    const first = await ask(desk.previewImport(file.name, file.bytes))
    if (!first) return
    const saved = fittingProfile(await desk.sheetProfiles(), first)
    const known = saved && (await ask(desk.previewImport(file.name, file.bytes, saved.profile)))
    const preview = known ?? first
    setState({
      file,
      preview,
      uses: usesOf(preview),
      defaults: known && saved ? saved.profile.defaults : {},
      ...(known && saved ? { profileTitle: saved.title } : {}),
    })
  }

  const profile = (now: ImportState, title = now.file.name.slice(0, 100)) =>
    profileOf(now.uses, { name: 'hotline', title, sheet: now.preview.sheet, defaults: now.defaults })

  async function change(patch: Partial<Pick<ImportState, 'uses' | 'defaults'>>) {
    if (!state) return
    const next = { ...state, ...patch, answer: undefined }
    setState(next)
    const preview = await ask(desk.previewImport(next.file.name, next.file.bytes, profile(next)))
    if (preview) setState({ ...next, preview })
  }

  async function run() {
    if (!state) return
    const answer = await ask(desk.importOrders(state.file.name, state.file.bytes, profile(state)))
    if (answer) setState({ ...state, answer })
  }

  return {
    state,
    busy,
    refusal,
    open,
    run,
    profile,
    map: (heading: string, use: ColumnUse) => void (state && change({ uses: withUse(state.uses, heading, use) })),
    setDefaults: (defaults: ImportProfile['defaults']) => void change({ defaults }),
  }
}
export type ImportWork = ReturnType<typeof useImport>
