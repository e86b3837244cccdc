import { wordsIn } from '@shared/domain/words'
import type { Area } from '@shared/labels/label'
import { blanksOf } from '@shared/labels/templates/fill-blanks'
import type { LabelTemplate, TemplateElement, TemplateProblem } from '@shared/labels/templates/template'
import { refusalWords } from '../../strings/refusal-words'
import type { Speech } from '../../strings/speech'
import { isDirty, isWhole, shownTemplate, type LabelsState } from './labels-state'

/** A part of a label by its kind and what it says, short enough for a button. */
export function elementName({ t, language }: Speech, element: TemplateElement): string {
  const kind = t(`labels.editor.kinds.${element.kind}`)
  switch (element.kind) {
    case 'text': return `${kind}: ${wordsIn(element.text, language)}`
    case 'barcode': return `${kind}: ${element.data ?? gs1Words(element.gs1 ?? [])}`
    case 'picture': return `${kind}: ${element.picture}`
    case 'zone-mark': return `${kind}: {${element.field}}`
    case 'line':
    case 'box': return kind
  }
}

export function gs1Words(parts: readonly { readonly ai: string; readonly value: string }[]): string {
  return parts.map(({ ai, value }) => `(${ai})${value}`).join(' ')
}

/** Each problem once, whichever language and head it was found in. */
export function problemLines({ t }: Speech, problems: readonly TemplateProblem[]): readonly { readonly path: string; readonly words: string }[] {
  const lines = new Map<string, { readonly path: string; readonly words: string }>()
  for (const { path, kind, about } of problems) {
    const words = t(`labels.problems.${kind}`, { about })
    lines.set(`${path.replace(/\.text\.\w+$/, '')} ${words}`, { path, words })
  }
  return [...lines.values()]
}

/** The element that lies exactly there; null: none does. */
export function placeOfArea(template: LabelTemplate, area: Area | null): number | null {
  const place = template.elements.findIndex(({ x, y, width, height }) => area !== null && x === area.x && y === area.y && width === area.width && height === area.height)
  return place < 0 ? null : place
}

/** Formats that make a difference for the fields of a text. */
export function fieldOf(template: LabelTemplate, text: string): LabelTemplate['fields'][number] | null {
  const name = blanksOf(text)[0]?.name
  return template.fields.find((field) => field.name === name) ?? null
}

/** What was done or refused last, or what keeps the label from being saved. */
export function saidWords(speech: Speech, state: LabelsState): { readonly words: string; readonly signal: 'ok' | 'ask' | 'none' } {
  const { t } = speech
  const { failure, done } = state
  if (failure !== null) {
    const { cause, act } = refusalWords(speech, failure.kind, failure.facts)
    return { words: `${cause} **${act}.**`, signal: 'ask' }
  }
  if (done !== null) {
    if (done.what === 'leave') return { words: t('labels.editor.leave'), signal: 'ask' }
    return { words: 'version' in done ? t(`labels.editor.${done.what}`, { version: done.version }) : t(`labels.editor.${done.what}`), signal: 'ok' }
  }
  const template = shownTemplate(state)
  if (!isDirty(state) || template === null) return { words: '', signal: 'none' }
  return isWhole(template) ? { words: t('labels.editor.unsaved'), signal: 'none' } : { words: t('labels.editor.cannotSave'), signal: 'ask' }
}
