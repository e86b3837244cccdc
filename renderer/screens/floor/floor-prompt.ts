import type { FloorView } from '@shared/contract/floor-view'
import type { ScanPromptProps } from '../../components/scan-prompt'
import { shownCode } from '../../strings/code-words'
import type { Speech } from '../../strings/speech'

/** Whether NEXT opens the chosen tote again. */
export function reopens({ selected }: FloorView): boolean {
  return selected?.kind === 'tote' && (selected.tote.closed !== null || selected.tote.location !== null)
}

type Plate = Pick<ScanPromptProps, 'state' | 'picture' | 'prompt'> & { readonly context: string }

/** What the floor page waits for: a unit or a tote, then a location of its zone. */
export function floorPrompt({ t }: Speech, view: FloorView | null, refusal: { readonly prompt: string; readonly context: string } | null): Plate {
  const plate = waitingPrompt({ t }, view)
  return refusal === null ? plate : { ...plate, state: 'ask', ...refusal }
}

function waitingPrompt({ t }: Pick<Speech, 't'>, view: FloorView | null): Plate {
  const selected = view?.selected ?? null
  if (selected === null) return { state: 'wait', picture: 'tote', prompt: t('floor.prompt'), context: t('floor.promptContext') }
  if (selected.kind === 'tote') {
    const { name, zone, location } = selected.tote
    return { state: 'wait', picture: 'tote', prompt: t('floor.place', { zone }), context: location === null ? t('floor.toteContext', { tote: name }) : t('floor.awayContext', { tote: name, location }) }
  }
  const { unit } = selected
  if (unit.zone === null) return { state: 'wait', picture: 'unit', prompt: t('floor.prompt'), context: `**${unit.title}** · ${shownCode(unit.lpn)}` }
  return { state: 'wait', picture: 'unit', prompt: t('floor.place', { zone: unit.zone }), context: `**${unit.title}** · ${shownCode(unit.lpn)}` }
}
