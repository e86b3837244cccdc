import { FIELD_FORMATS } from '@shared/labels/templates/field-format'
import { BARCODE_SYMBOLOGIES } from '@shared/labels/label'
import type { ElementSettings } from '@shared/labels/templates/edit-template'
import type { LabelTemplate, TemplateBarcode, TemplateElement, TemplateText } from '@shared/labels/templates/template'
import { useState } from 'react'
import { ChoiceField } from '../../components/choice-field'
import { Stepper } from '../../components/stepper'
import { TextField } from '../../components/text-field'
import { useSpeech } from '../../strings/speech'
import type { LabelsDesk } from './labels-desk'
import { gs1Words } from './label-words'
import type { LabelsState } from './labels-state'
import styles from './labels.module.css'

export interface ElementPanelProps {
  readonly desk: LabelsDesk
  readonly state: LabelsState
  readonly template: LabelTemplate
}

const MAX_TEXT = 400
const SIZES = { least: 1.25, most: 60, step: 0.125 } as const
const EVERYWHERE = 320

/** What the chosen part says, how and where. */
export function ElementPanel({ desk, state, template }: ElementPanelProps) {
  const { t } = useSpeech()
  const place = state.editing?.selected ?? null
  const element = place === null ? undefined : template.elements[place]
  if (place === null || element === undefined) return <p className={styles.quiet}>{t('labels.editor.chooseElement')}</p>
  const set = (settings: ElementSettings) => desk.edit({ kind: 'set', settings }, `set ${Object.keys(settings).join()} ${place}`)
  return (
    <div className={styles.element} key={place}>
      <div className={styles.tools}>
        <button type="button" onClick={() => desk.edit({ kind: 'delete' })}>
          {t('labels.editor.delete')}
        </button>
        <i />
        <button type="button" onClick={() => desk.edit({ kind: 'reorder', by: -1 })}>
          {t('labels.editor.earlier')}
        </button>
        <button type="button" onClick={() => desk.edit({ kind: 'reorder', by: 1 })}>
          {t('labels.editor.later')}
        </button>
      </div>
      {element.kind === 'text' && <TextPart desk={desk} state={state} element={element} onSet={set} />}
      {element.kind === 'barcode' && <CodePart desk={desk} element={element} onSet={set} />}
      {(element.kind === 'text' || (element.kind === 'barcode' && element.gs1 === undefined)) && <FieldPart desk={desk} template={template} isText={element.kind === 'text'} />}
      {element.kind === 'picture' && <ChoiceField label={t('labels.editor.picture')} chosen={element.picture} options={(state.opened?.pictures ?? []).map((id) => ({ value: id, label: id }))} onChoose={(picture) => set({ picture })} />}
      {element.kind === 'box' && <Stepper label={t('labels.editor.thickness')} value={element.thickness} step={0.125} least={0.125} most={20} onChange={(thickness) => set({ thickness })} />}
      <ConditionPart desk={desk} template={template} element={element} />
      <PlacePart desk={desk} element={element} />
    </div>
  )
}

interface PartProps<E> {
  readonly desk: LabelsDesk
  readonly element: E
  readonly onSet: (settings: ElementSettings) => void
}

function TextPart({ desk, state, element, onSet }: PartProps<TemplateText> & { readonly state: LabelsState }) {
  const { t } = useSpeech()
  const { locale } = state.look
  const words = element.text[locale] ?? ''
  const refusal = words.trim() === '' ? t('labels.problems.words', { about: t(`languages.${locale}`) }) : undefined
  return (
    <>
      <TextField
        label={`${t('labels.editor.words')} · ${t(`languages.${locale}`)}`}
        hint={t('labels.editor.wordsHint')}
        refusal={refusal}
        value={words}
        maxLength={MAX_TEXT}
        onChange={(text) => desk.edit({ kind: 'say', language: locale, words: text }, `say ${locale} ${state.editing?.selected ?? ''}`)}
      />
      <Stepper label={t('labels.editor.letters')} value={element.size} {...SIZES} onChange={(size) => onSet({ size })} />
      <Stepper label={t('labels.editor.smallest')} value={element.minSize} {...SIZES} onChange={(minSize) => onSet({ minSize })} />
      <Stepper label={t('labels.editor.lines')} value={element.maxLines} step={1} least={1} most={20} onChange={(maxLines) => onSet({ maxLines })} />
      <ChoiceField label={t('labels.editor.weight')} chosen={element.bold ? 'bold' : 'regular'} options={(['regular', 'bold'] as const).map((value) => ({ value, label: t(`labels.editor.${value}`) }))} onChoose={(weight) => onSet({ bold: weight === 'bold' })} />
      <ChoiceField label={t('labels.editor.align')} chosen={element.align} options={(['left', 'center', 'right'] as const).map((value) => ({ value, label: t(`labels.editor.aligns.${value}`) }))} onChoose={(align) => onSet({ align })} />
    </>
  )
}

function CodePart({ element, onSet }: PartProps<TemplateBarcode>) {
  const { t } = useSpeech()
  const isGs1 = element.gs1 !== undefined
  const kinds = BARCODE_SYMBOLOGIES.filter((symbology) => symbology.startsWith('gs1') === isGs1)
  return (
    <>
      <ChoiceField label={t('labels.editor.symbology')} chosen={element.symbology} options={kinds.map((value) => ({ value, label: t(`labels.editor.symbologies.${value}`) }))} onChoose={(symbology) => onSet({ symbology })} />
      {isGs1 ? <p className={styles.quiet}>{t('labels.editor.gs1', { data: gs1Words(element.gs1 ?? []) })}</p> : <TextField label={t('labels.editor.codeData')} hint={t('labels.editor.wordsHint')} value={element.data ?? ''} maxLength={MAX_TEXT} kind="address" onChange={(data) => onSet({ data })} />}
      <Stepper label={t('labels.editor.module')} value={element.module} step={0.0417} least={0.125} most={2} onChange={(module) => onSet({ module })} />
    </>
  )
}

/** A field with a format, put in by one choice: after what a text says, in place of what a code carries. */
function FieldPart({ desk, template, isText }: { readonly desk: LabelsDesk; readonly template: LabelTemplate; readonly isText: boolean }) {
  const { t } = useSpeech()
  const [format, setFormat] = useState<(typeof FIELD_FORMATS)[number] | 'usual'>('usual')
  return (
    <>
      {isText && <ChoiceField label={t('labels.editor.format')} chosen={format} options={(['usual', ...FIELD_FORMATS] as const).map((value) => ({ value, label: t(`labels.editor.formats.${value}`) }))} onChoose={setFormat} />}
      <ChoiceField
        label={t('labels.editor.field')}
        chosen=""
        options={[{ value: '', label: '…' }, ...template.fields.map(({ name }) => ({ value: name, label: name }))]}
        onChoose={(field) => field !== '' && desk.edit({ kind: 'bind', field, format: isText && format !== 'usual' ? format : null })}
      />
    </>
  )
}

function ConditionPart({ desk, template, element }: { readonly desk: LabelsDesk; readonly template: LabelTemplate; readonly element: TemplateElement }) {
  const { t } = useSpeech()
  const chosen = element.when !== undefined ? `when ${element.when}` : element.unless !== undefined ? `unless ${element.unless}` : ''
  const options = template.fields.filter(({ optional }) => optional).flatMap(({ name }) => (['when', 'unless'] as const).map((kind) => ({ value: `${kind} ${name}`, label: t(`labels.editor.${kind}`, { field: name }) })))
  return (
    <ChoiceField
      label={t('labels.editor.condition')}
      chosen={chosen}
      options={[{ value: '', label: t('labels.editor.always') }, ...options, ...(chosen !== '' && !options.some(({ value }) => value === chosen) ? [{ value: chosen, label: chosen }] : [])]}
      onChoose={(value) => {
        const [kind, field = ''] = value.split(' ')
        desk.edit({ kind: 'show-while', condition: kind === 'when' ? { when: field } : kind === 'unless' ? { unless: field } : null })
      }}
    />
  )
}

function PlacePart({ desk, element }: { readonly desk: LabelsDesk; readonly element: TemplateElement }) {
  const { t } = useSpeech()
  return (
    <>
      <Stepper label={t('labels.editor.x')} value={element.x} step={0.5} least={0} most={EVERYWHERE} onChange={(x) => desk.edit({ kind: 'move', dx: x - element.x, dy: 0 }, 'move by steps')} />
      <Stepper label={t('labels.editor.y')} value={element.y} step={0.5} least={0} most={EVERYWHERE} onChange={(y) => desk.edit({ kind: 'move', dx: 0, dy: y - element.y }, 'move by steps')} />
      <Stepper label={t('labels.editor.width')} value={element.width} step={0.5} least={0.25} most={EVERYWHERE} onChange={(width) => desk.edit({ kind: 'resize', dWidth: width - element.width, dHeight: 0 }, 'size by steps')} />
      <Stepper label={t('labels.editor.height')} value={element.height} step={0.5} least={0.25} most={EVERYWHERE} onChange={(height) => desk.edit({ kind: 'resize', dWidth: 0, dHeight: height - element.height }, 'size by steps')} />
    </>
  )
}
