import { SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useDesk, useReference } from '../../data/hooks'
import { isComposing } from '../../ui/forms/ime'
import { ImeInput } from '../../ui/forms/ime-input'
import { useShortcuts } from '../../ui/keyboard/use-shortcuts'
import { useUiState } from '../ui-state'
import styles from './frame.module.css'
import { frameMessages as text } from './messages'
import { type SearchHit, searchDesk } from './search-results'

export function GlobalSearch() {
  const { searchOpen, setSearchOpen } = useUiState()
  useShortcuts([{ keys: ['ctrl+k'], whileTyping: true, run: () => setSearchOpen(true) }])
  return (
    <>
      <button
        type="button"
        className={styles.searchButton}
        aria-keyshortcuts="Control+K"
        onClick={() => setSearchOpen(true)}
      >
        <SearchOutlined aria-hidden="true" />
        <span className={styles.searchWords}>{text.search}</span>
        <kbd>{text.searchKeys}</kbd>
      </button>
      <Modal
        open={searchOpen}
        onCancel={() => setSearchOpen(false)}
        footer={null}
        closable={false}
        width={680}
        destroyOnHidden
        aria-label={text.searchTitle}
        styles={{ container: { padding: 0 } }}
        style={{ top: 72 }}
      >
        <SearchPanel onClose={() => setSearchOpen(false)} />
      </Modal>
    </>
  )
}

function SearchPanel({ onClose }: { onClose: () => void }) {
  const desk = useDesk()
  const reference = useReference()
  const goTo = useGoTo(onClose)
  const [words, setWords] = useState('')
  const [shown, setShown] = useState<{ readonly words: string; readonly hits?: readonly SearchHit[] }>({ words: '' })
  const { hits } = shown
  const [active, setActive] = useState(0)
  const base = useId()
  const panel = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let current = true
    if (words)
      void searchDesk(desk, reference, words).then((found) => {
        if (!current) return
        setShown({ words, hits: found })
        setActive(0)
      })
    else setShown({ words: '' })
    return () => {
      current = false
    }
  }, [desk, reference, words])
  useEffect(() => {
    panel.current?.querySelector(`[data-hit="${active}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event) || !hits?.length) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    setActive((active + step + hits.length) % hits.length)
  }

  return (
    <div ref={panel}>
      <ImeInput
        autoFocus
        size="large"
        variant="borderless"
        prefix={<SearchOutlined aria-hidden />}
        placeholder={text.search}
        className={styles.searchInput}
        // Each keystroke is answered: a search takes a few milliseconds.
        delay={0}
        maxLength={60}
        role="combobox"
        aria-label={text.searchTitle}
        aria-expanded={Boolean(hits?.length)}
        aria-controls={`${base}-list`}
        aria-activedescendant={hits?.length ? `${base}-${active}` : undefined}
        onKeyDown={onKeyDown}
        onCommit={(typed) => setWords(typed.trim())}
        onEnter={() => {
          const hit = hits?.[active]
          if (hit) goTo(hit)
        }}
      />
      <div
        id={`${base}-list`}
        role="listbox"
        aria-label={text.searchTitle}
        className={styles.hits}
        data-words={shown.words}
      >
        {!words && <p className={styles.hitsNote}>{text.searchEmpty}</p>}
        {words && hits?.length === 0 && <p className={styles.hitsNote}>{text.searchNothing(shown.words)}</p>}
        {hits?.map((hit, index) => (
          <div key={hit.key}>
            {hit.group !== hits[index - 1]?.group && <div className={styles.hitGroup}>{hit.group}</div>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field that keeps the focus */}
            <div
              id={`${base}-${index}`}
              data-hit={index}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={styles.hit}
              onClick={() => goTo(hit)}
              onMouseMove={() => setActive(index)}
            >
              <span className={styles.hitTitle}>{hit.title}</span>
              <span className={styles.hitNote}>{hit.note}</span>
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}

function useGoTo(onClose: () => void): (hit: SearchHit) => void {
  const navigate = useNavigate()
  return ({ target }) => {
    onClose()
    switch (target.to) {
      case 'case':
        return void navigate({ to: '/cases/$caseId', params: { caseId: target.id } })
      case 'document':
        return void navigate({ to: '/documents/$documentId', params: { documentId: target.id } })
      case 'order':
        return void navigate({ to: '/leads', search: { view: 'all', order: target.id } })
      case 'cases':
        return void navigate({ to: '/cases', search: { view: 'all', q: target.words } })
      case 'documents':
        return void navigate({ to: '/documents', search: { view: 'all', q: target.words } })
      case 'orders':
        return void navigate({ to: '/leads', search: { view: 'all', q: target.words } })
      case 'organ':
        return void navigate({ to: '/cases', search: { organ: target.id } })
    }
  }
}
