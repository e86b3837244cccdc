import { MOVE_STEP_MM } from '@shared/labels/templates/edit-element'
import type { LabelTemplate, TemplateElement } from '@shared/labels/templates/template'
import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react'
import { LabelSheet } from '../../components/label-sheet'
import { useSpeech } from '../../strings/speech'
import type { LabelsDesk } from './labels-desk'
import { elementName, placeOfArea } from './label-words'
import { faultyPlaces, type LabelsState } from './labels-state'
import styles from './labels.module.css'

export interface LabelCanvasProps {
  readonly desk: LabelsDesk
  readonly state: LabelsState
  readonly template: LabelTemplate
}

interface Drag {
  readonly what: 'move' | 'resize'
  readonly mmPerPixel: number
  readonly gesture: string
  x: number
  y: number
}

/** The label from its bytes, and over it its parts: to be touched, dragged, and moved by the arrow keys. */
export function LabelCanvas({ desk, state, template }: LabelCanvasProps) {
  const speech = useSpeech()
  const { t } = speech
  const drag = useRef<Drag | null>(null)
  const faulty = faultyPlaces(state.picture)
  const warned = new Set((state.picture?.warnings ?? []).flatMap(({ area }) => placeOfArea(template, area) ?? []))
  const selected = state.editing?.selected ?? null

  function begin(event: PointerEvent<HTMLElement>, what: Drag['what'], place: number): void {
    const paper = event.currentTarget.closest('[data-testid="canvas"]')?.querySelector('[data-part]')?.parentElement
    const widthPx = paper?.getBoundingClientRect().width ?? 0
    desk.store.dispatch({ kind: 'element-meant', place })
    event.currentTarget.setPointerCapture?.(event.pointerId)
    event.stopPropagation()
    drag.current = { what, mmPerPixel: widthPx > 0 ? template.width / widthPx : 0, gesture: `drag ${event.pointerId} ${event.timeStamp}`, x: event.clientX, y: event.clientY }
  }

  function go(event: PointerEvent<HTMLElement>): void {
    const now = drag.current
    if (now === null) return
    const [dx, dy] = [(event.clientX - now.x) * now.mmPerPixel, (event.clientY - now.y) * now.mmPerPixel]
    if (dx === 0 && dy === 0) return
    now.x = event.clientX
    now.y = event.clientY
    desk.edit(now.what === 'move' ? { kind: 'move', dx, dy } : { kind: 'resize', dWidth: dx, dHeight: dy }, now.gesture)
  }

  const hands = { onPointerMove: go, onPointerUp: () => (drag.current = null), onPointerCancel: () => (drag.current = null) }
  return (
    <div className={styles.canvas} role="group" aria-label={t('labels.editor.canvas')} data-testid="canvas">
      <LabelSheet label={t('labels.picture.name')} widthMm={template.width} heightMm={template.height} picture={state.picture}>
        {template.elements.map((element, place) => (
          <span key={place} data-part={place} className={styles.part} style={placeOnPaper(template, element)} data-selected={place === selected} data-faulty={faulty.has(place)} data-warned={warned.has(place)}>
            <button
              type="button"
              aria-label={elementName(speech, element)}
              aria-pressed={place === selected}
              onFocus={() => place !== selected && desk.store.dispatch({ kind: 'element-meant', place })}
              onKeyDown={(event) => moveByKey(desk, event)}
              onPointerDown={(event) => begin(event, 'move', place)}
              {...hands}
            />
            {place === selected && <i className={styles.corner} onPointerDown={(event) => begin(event, 'resize', place)} {...hands} />}
          </span>
        ))}
      </LabelSheet>
    </div>
  )
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** Arrows move, with Shift they change the size. A row of presses is one step of undo, until another key or part. */
function moveByKey(desk: LabelsDesk, event: KeyboardEvent): void {
  const arrow = ARROWS[event.key]
  if (arrow === undefined) return
  event.preventDefault()
  const [dx, dy] = [arrow[0] * MOVE_STEP_MM, arrow[1] * MOVE_STEP_MM]
  desk.edit(event.shiftKey ? { kind: 'resize', dWidth: dx, dHeight: dy } : { kind: 'move', dx, dy }, event.shiftKey ? 'size by keys' : 'move by keys')
}

function placeOnPaper({ width, height }: LabelTemplate, element: TemplateElement): CSSProperties {
  const part = (mm: number, of: number): string => `${(mm / of) * 100}%`
  return { left: part(element.x, width), top: part(element.y, height), width: part(element.width, width), height: part(element.height, height) }
}
