import type { FloorView } from '@shared/contract/floor-view'
import type { ScanPromptProps } from '../../components/scan-prompt'
import { shownCode } from '../../strings/code-words'
import type { Speech } from '../../strings/speech'

/** Whether NEXT opens the chosen tote again. */
export function reopens({ selected }: FloorView): boolean {
  return selected?.kind === 'tote' && (selected.tote.closed !== null || selected.tote.location !== null)
}

type Plate = Pick<ScanPromptProps, 'state' | 'picture' | 'prompt'> & { readonly context: string }

/** What the floor page waits for: a unit or a tote, then a location of its zone, then the next one. */
export function floorPrompt({ t }: Speech, view: FloorView | null, refusal: { readonly prompt: string; readonly context: string } | null): Plate {
  const plate = waitingPrompt({ t }, view)
  return refusal === null ? plate : { ...plate, state: 'ask', ...refusal }
}

function waitingPrompt({ t }: Pick<Speech, 't'>, view: FloorView | null): Plate {
  const selected = view?.selected ?? null
  if (selected === null) return { state: 'wait', picture: 'tote', prompt: t('floor.prompt'), context: t('floor.promptContext') }
  if (selected.kind === 'tote') {
    const { name, zone, location } = selected.tote
    if (location !== null) return { state: 'wait', picture: 'tote', prompt: t('floor.next'), context: t('floor.awayContext', { tote: name, location }) }
    return { state: 'wait', picture: 'tote', prompt: t('floor.place', { zone }), context: t('floor.toteContext', { tote: name }) }
  }
  const { unit } = selected
  if (unit.state === 'put-away') return { state: 'wait', picture: 'unit', prompt: t('floor.next'), context: t('floor.lies', { title: unit.title, location: unit.where ?? '' }) }
  if (unit.zone === null) return { state: 'wait', picture: 'unit', prompt: t('floor.prompt'), context: `**${unit.title}** · ${shownCode(unit.lpn)}` }
  return { state: 'wait', picture: 'unit', prompt: t('floor.place', { zone: unit.zone }), context: `**${unit.title}** · ${shownCode(unit.lpn)}` }
}
