import { LANGUAGES } from '@shared/domain/words'
import { ADDED_KINDS } from '@shared/labels/templates/edit-element'
import { PREVIEW_LANGUAGES } from '@shared/labels/preview-warnings'
import { LabelSource, LabelWarnings } from '../../components/label-preview'
import { NumberedButton } from '../../components/numbered-button'
import { Stepper } from '../../components/stepper'
import { useSpeech } from '../../strings/speech'
import { ElementPanel } from './element-panel'
import { LabelCanvas } from './label-canvas'
import { problemLines } from './label-words'
import type { LabelsDesk } from './labels-desk'
import { PLACES } from './labels-places'
import { placeOfPath, retirable, shownTemplate, type LabelsState } from './labels-state'
import styles from './labels.module.css'

export interface LabelEditorProps {
  readonly desk: LabelsDesk
  readonly state: LabelsState
}

/** More than this are counted only: mending the first ones comes first. */
const MAX_PROBLEMS_SHOWN = 5
/** The longest labels there are, in mm. */
const MOST_MM = 320

/** One label being changed: its paper, its parts, and what is wrong with it. */
export function LabelEditor({ desk, state }: LabelEditorProps) {
  const template = shownTemplate(state)
  if (template === null) return null
  return (
    <div className={styles.editor}>
      <div className={styles.work}>
        <Tools desk={desk} state={state} />
        <LabelCanvas desk={desk} state={state} template={template} />
        <LookRow desk={desk} state={state} />
        <LabelSource picture={state.picture} />
      </div>
      <div className={styles.side}>
        <Faults desk={desk} state={state} />
        <section className={styles.panel} data-testid="element">
          <ElementPanel desk={desk} state={state} template={template} />
          <SizePart desk={desk} width={template.width} height={template.height} />
        </section>
        <Acts desk={desk} state={state} />
      </div>
    </div>
  )
}

function Tools({ desk, state }: LabelEditorProps) {
  const { t } = useSpeech()
  const { editing, opened } = state
  const picture = opened?.pictures[0] ?? ''
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('labels.editor.elements')}>
      <button type="button" disabled={editing === null || editing.past.length === 0} onClick={desk.undo}>
        <kbd>{PLACES.undo}</kbd> {t('labels.editor.undo')}
      </button>
      <button type="button" disabled={editing === null || editing.future.length === 0} onClick={desk.redo}>
        <kbd>{PLACES.redo}</kbd> {t('labels.editor.redo')}
      </button>
      <i />
      {ADDED_KINDS.map((kind) => (
        <button key={kind} type="button" aria-label={t('labels.editor.addNamed', { kind: t(`labels.editor.kinds.${kind}`) })} onClick={() => desk.edit({ kind: 'add', element: kind, picture })}>
          + {t(`labels.editor.kinds.${kind}`)}
        </button>
      ))}
    </div>
  )
}

const DPIS = [203, 300, 600] as const

function LookRow({ desk, state: { look } }: LabelEditorProps) {
  const { t } = useSpeech()
  return (
    <div className={styles.look}>
      <Chips label={t('labels.editor.language')} chosen={look.locale} options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))} onChoose={(locale) => desk.look({ locale })} />
      <Chips label={t('labels.editor.dpi')} chosen={look.dpi} options={DPIS.map((value) => ({ value, label: String(value) }))} onChoose={(dpi) => desk.look({ dpi })} />
      <Chips label={t('labels.editor.printerLanguage')} chosen={look.language} options={PREVIEW_LANGUAGES.filter((value) => value !== 'png').map((value) => ({ value, label: t(`labels.picture.languages.${value}`) }))} onChoose={(language) => desk.look({ language })} />
    </div>
  )
}

interface ChipsProps<T> {
  readonly label: string
  readonly chosen: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChoose: (value: T) => void
}

function Chips<T extends string | number>({ label, chosen, options, onChoose }: ChipsProps<T>) {
  return (
    <div role="radiogroup" aria-label={label}>
      {options.map(({ value, label: name }) => (
        <button key={value} type="button" role="radio" aria-checked={value === chosen} onClick={() => onChoose(value)}>
          {name}
        </button>
      ))}
    </div>
  )
}

/** What keeps the label from being approved, then what a person should know. A line leads to its part. */
function Faults({ desk, state }: LabelEditorProps) {
  const speech = useSpeech()
  const { t } = speech
  const lines = problemLines(speech, state.picture?.problems ?? [])
  const place = (path: string) => placeOfPath(path)
  return (
    <section className={styles.faults} data-testid="faults" data-signal={state.picture === null ? 'none' : lines.length > 0 ? 'ask' : 'ok'} aria-live="polite">
      <p>
        <b>{state.picture === null ? t('labels.picture.drawing') : lines.length === 0 ? t('labels.editor.noProblems') : t('labels.editor.problemCount', { count: lines.length })}</b>
      </p>
      <ul>
        {lines.slice(0, MAX_PROBLEMS_SHOWN).map(({ path, words }) => (
          <li key={`${path} ${words}`}>
            <button type="button" disabled={place(path) === null} onClick={() => desk.store.dispatch({ kind: 'element-meant', place: place(path) })}>
              {words}
            </button>
          </li>
        ))}
      </ul>
      {lines.length > MAX_PROBLEMS_SHOWN && <p>{t('labels.editor.more', { count: lines.length - MAX_PROBLEMS_SHOWN })}</p>}
      {state.picture !== null && <LabelWarnings picture={state.picture} />}
    </section>
  )
}

function SizePart({ desk, width, height }: { readonly desk: LabelsDesk; readonly width: number; readonly height: number }) {
  const { t } = useSpeech()
  return (
    <div className={styles.element}>
      <Stepper label={`${t('labels.editor.labelSize')} · ${t('labels.editor.width')}`} value={width} step={1} least={10} most={MOST_MM} onChange={(to) => desk.edit({ kind: 'label-size', width: to, height }, 'label size')} />
      <Stepper label={`${t('labels.editor.labelSize')} · ${t('labels.editor.height')}`} value={height} step={1} least={10} most={MOST_MM} onChange={(to) => desk.edit({ kind: 'label-size', width, height: to }, 'label size')} />
    </div>
  )
}

function Acts({ desk, state }: LabelEditorProps) {
  const { t } = useSpeech()
  return (
    <div className={styles.acts}>
      <NumberedButton place={PLACES.proof} label={t('labels.editor.proof')} onPress={() => void desk.proof()} />
      <NumberedButton place={PLACES.approve} label={t('labels.editor.approve')} onPress={() => void desk.approve()} />
      {retirable(state.opened) !== null && <NumberedButton place={PLACES.retire} label={t('labels.editor.retire')} onPress={() => void desk.retire()} />}
      <NumberedButton place={PLACES.shipped} label={t('labels.editor.toShipped')} onPress={desk.takeShipped} />
    </div>
  )
}
