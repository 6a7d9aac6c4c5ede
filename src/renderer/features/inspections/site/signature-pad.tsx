import { type PointerEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'

export interface SignaturePadHandle {
  /** The picture of what was written, cut to its ink; undefined where nothing was. */
  picture(): Promise<Blob | undefined>
  clear(): void
}

interface SignaturePadProps {
  readonly ref?: Ref<SignaturePadHandle>
  readonly onInk: (inked: boolean) => void
}

/** Twice the pixels of the screen, so that the print of a signature is as sharp as a pen's. */
const SCALE = 2
const LINE = 2.6
/** A tap that left one dot is no signature. */
const LEAST_POINTS = 8
const MARGIN = 12

/** A place to sign with pen, finger or mouse. */
export function SignaturePad({ ref, onInk }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const ink = useRef({ points: 0, left: Infinity, top: Infinity, right: 0, bottom: 0 })
  const last = useRef<{ x: number; y: number }>(undefined)

  useLayoutEffect(() => {
    const element = canvas.current
    if (!element) return
    // A dialog that still opens has no size yet; a tablet that is turned gets another one.
    const sizes = new ResizeObserver(() => sizeToScreen(element))
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [])

  useImperativeHandle(ref, () => ({ picture: () => cut(canvas.current, ink.current), clear }))

  function clear() {
    const element = canvas.current
    element?.getContext('2d')?.clearRect(0, 0, element.width, element.height)
    ink.current = { points: 0, left: Infinity, top: Infinity, right: 0, bottom: 0 }
    onInk(false)
  }

  function pointOf(event: { readonly clientX: number; readonly clientY: number }) {
    const box = canvas.current?.getBoundingClientRect()
    return { x: (event.clientX - (box?.left ?? 0)) * SCALE, y: (event.clientY - (box?.top ?? 0)) * SCALE }
  }

  function draw({ nativeEvent }: PointerEvent<HTMLCanvasElement>) {
    // A slow machine gathers several moves into one event: the line goes through all of them.
    const gathered = nativeEvent.getCoalescedEvents()
    for (const move of gathered.length > 0 ? gathered : [nativeEvent]) drawTo(move)
  }

  function drawTo(move: globalThis.PointerEvent) {
    const from = last.current
    const context = canvas.current?.getContext('2d')
    if (!from || !context) return
    const to = pointOf(move)
    context.lineWidth = LINE * SCALE * (move.pressure > 0 && move.pointerType === 'pen' ? 0.6 + move.pressure : 1)
    context.lineCap = 'round'
    context.lineJoin = 'round'
    // Black on white whatever the theme: it goes onto paper.
    context.strokeStyle = '#111'
    context.beginPath()
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
    context.stroke()
    last.current = to
    const { points, left, top, right, bottom } = ink.current
    ink.current = {
      points: points + 1,
      left: Math.min(left, from.x, to.x),
      top: Math.min(top, from.y, to.y),
      right: Math.max(right, from.x, to.x),
      bottom: Math.max(bottom, from.y, to.y),
    }
    if (ink.current.points === LEAST_POINTS) onInk(true)
  }

  const lift = () => {
    last.current = undefined
  }
  return (
    <canvas
      ref={canvas}
      className={styles.pad}
      aria-label={text.padLabel}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        last.current = pointOf(event)
      }}
      onPointerMove={draw}
      onPointerUp={lift}
      onPointerCancel={lift}
    />
  )
}

/** As many pixels as the pad takes on the screen; what is written stays. */
function sizeToScreen(pad: HTMLCanvasElement): void {
  const [width, height] = [pad.clientWidth * SCALE, pad.clientHeight * SCALE]
  if (width === 0 || height === 0 || (pad.width === width && pad.height === height)) return
  const written = pad.getContext('2d')?.getImageData(0, 0, pad.width, pad.height)
  pad.width = width
  pad.height = height
  if (written) pad.getContext('2d')?.putImageData(written, 0, 0)
}

interface Ink {
  readonly points: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** On a clear ground, so that it can stand over a line of the form. */
async function cut(from: HTMLCanvasElement | null, ink: Ink): Promise<Blob | undefined> {
  if (!from || ink.points < LEAST_POINTS) return undefined
  const pad = MARGIN + LINE * SCALE
  const x = Math.max(0, Math.floor(ink.left - pad))
  const y = Math.max(0, Math.floor(ink.top - pad))
  const to = document.createElement('canvas')
  to.width = Math.min(from.width - x, Math.ceil(ink.right - ink.left + 2 * pad))
  to.height = Math.min(from.height - y, Math.ceil(ink.bottom - ink.top + 2 * pad))
  to.getContext('2d')?.drawImage(from, x, y, to.width, to.height, 0, 0, to.width, to.height)
  return new Promise((resolve) => to.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
}
