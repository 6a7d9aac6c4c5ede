import { LeftOutlined, MinusOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Page } from '#shared/documents/layout/page-model'
import { PAGE } from '#shared/documents/measures'
import { useEditorPreferences, type Zoom } from '../editor-preferences'
import { documentUiMessages as text } from '../messages'
import { PageView } from './page-view'
import styles from './preview.module.css'
import { usePageFaces } from './use-page-faces'

/** A4 at true size on a screen of 96 dots an inch. */
const TRUE_WIDTH = (PAGE.width / 1440) * 96
const MARGIN = 24
const steps = [0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2]

/** The true pages on a grey desk. */
export function PreviewPane({ pages }: { pages: readonly Page[] }) {
  const { fonts, zoom, setZoom } = useEditorPreferences()
  usePageFaces(fonts)
  const scroller = useRef<HTMLDivElement>(null)
  const room = useRoom(scroller)
  const width = pageWidth(zoom, room)
  const { current, flip } = usePageFlip(scroller, pages.length, width)
  const share = width / TRUE_WIDTH
  return (
    <div className={styles.pane}>
      <div className={styles.tools} role="toolbar" aria-label={text.preview}>
        <Button
          type="text"
          size="small"
          icon={<LeftOutlined aria-hidden />}
          aria-label={text.previousPage}
          disabled={current <= 1}
          onClick={() => flip(current - 1)}
        />
        <span className={styles.pageNo} role="status">
          {text.pageOf(current, pages.length)}
        </span>
        <Button
          type="text"
          size="small"
          icon={<RightOutlined aria-hidden />}
          aria-label={text.nextPage}
          disabled={current >= pages.length}
          onClick={() => flip(current + 1)}
        />
        <span className={styles.gap} />
        <Button
          type="text"
          size="small"
          icon={<MinusOutlined aria-hidden />}
          aria-label={text.zoomOut}
          onClick={() => setZoom(steps.findLast((step) => step < share - 0.01) ?? steps[0] ?? 1)}
        />
        <Select<Zoom>
          size="small"
          aria-label={text.zoom}
          className={styles.zoom}
          value={zoom}
          labelRender={() => `${Math.round(share * 100)}%`}
          popupMatchSelectWidth={false}
          options={[
            { value: 'width', label: text.fitWidth },
            { value: 'page', label: text.wholePage },
            ...steps.map((step) => ({ value: step, label: `${Math.round(step * 100)}%` })),
          ]}
          onChange={setZoom}
        />
        <Button
          type="text"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          aria-label={text.zoomIn}
          onClick={() => setZoom(steps.find((step) => step > share + 0.01) ?? 2)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={scroller} className={styles.desk} tabIndex={0} aria-label={text.preview}>
        {room.width > 0 &&
          pages.map((page) => (
            <div key={page.number} className={styles.sheet} data-page={page.number}>
              <PageView page={page} label={text.pageOf(page.number, pages.length)} width={width} />
            </div>
          ))}
      </section>
    </div>
  )
}

function pageWidth(zoom: Zoom, room: { width: number; height: number }): number {
  const byWidth = Math.max(320, room.width - 2 * MARGIN)
  if (zoom === 'width') return Math.min(byWidth, TRUE_WIDTH * 1.5)
  if (zoom === 'page') return Math.max(240, Math.min(byWidth, ((room.height - 2 * MARGIN) * PAGE.width) / PAGE.height))
  return TRUE_WIDTH * zoom
}

function useRoom(ref: React.RefObject<HTMLElement | null>) {
  const [room, setRoom] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [ref])
  return room
}

/** The page that fills most of the view, and going to another. */
function usePageFlip(scroller: React.RefObject<HTMLElement | null>, count: number, width: number) {
  const [current, setCurrent] = useState(1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom or page count puts the pages elsewhere
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => {
      const middle = element.scrollTop + element.clientHeight / 2
      const sheets = [...element.querySelectorAll<HTMLElement>('[data-page]')]
      const at = sheets.findLastIndex((sheet) => sheet.offsetTop <= middle)
      setCurrent(Math.max(1, at + 1))
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [scroller, count, width])
  function flip(to: number) {
    const sheet = scroller.current?.querySelector<HTMLElement>(`[data-page="${to}"]`)
    if (sheet) scroller.current?.scrollTo({ top: sheet.offsetTop - MARGIN })
  }
  return { current: Math.min(current, Math.max(1, count)), flip }
}
