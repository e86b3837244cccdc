import type { FloorView } from '@shared/contract/floor-view'
import { cleanScan } from '@shared/domain/barcode'
import { isWindowCommand, type BenchCommand } from '@shared/domain/command-barcode'
import { parseLpn } from '@shared/domain/lpn'
import { useEffect, type ReactNode } from 'react'
import { BenchActions } from '../../components/bench-actions'
import { BenchFrame } from '../../components/bench-frame'
import { ScanPrompt } from '../../components/scan-prompt'
import { SignalFrame, type SignalFrameProps } from '../../components/signal-frame'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useStationRequest } from '../../hooks/use-station-request'
import { useWindowContext } from '../../hooks/window-context'
import { KEY_NAMES } from '../../input/key-map'
import { emphasise } from '../../strings/emphasise'
import { useSpeech } from '../../strings/speech'
import type { StationClient } from '../../station-client'
import { floorPrompt, reopens } from './floor-prompt'
import { FloorTotes } from './floor-totes'
import { SelectedPanel } from './selected-panel'
import styles from './floor.module.css'

export interface FloorScreenProps {
  readonly strip: ReactNode
  readonly echo: ReactNode
  readonly pulse: SignalFrameProps
  /** A refusal that asks, over the prompt. */
  readonly refusal: { readonly prompt: string; readonly context: string } | null
  /** A stop over the whole stage. */
  readonly stop: ReactNode | null
  readonly onScan: (text: string) => Promise<unknown>
  readonly onCommand: (command: BenchCommand) => Promise<unknown>
  /** Puts a stop away; true when there was one. */
  readonly onCloseTop: () => boolean
  readonly onClose: () => void
}

const askFloor = (station: StationClient) => station.request('floor.view', {})

/** Totes and put-away: scan a unit or a tote to see it, then a location to put it there. */
export function FloorScreen({ strip, echo, pulse, refusal, stop, onScan, onCommand, onCloseTop, onClose }: FloorScreenProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const { loaded, again } = useStationRequest(askFloor)
  const view: FloorView | null = loaded.state === 'ready' ? loaded.value : null
  // What a tote holds changes with every step at the bench, also with those of a second window.
  useEffect(() => station.onEvent('benchChanged', again), [station, again])

  const scan = async (text: string) => {
    await onScan(text)
    again()
  }
  const act = async (command: BenchCommand) => {
    await onCommand(command)
    again()
  }
  async function clear(): Promise<void> {
    await station.request('floor.clear', {})
    again()
  }
  function back(): void {
    if (onCloseTop()) return
    if (view?.selected) void clear()
    else onClose()
  }
  function next(): void {
    if (view !== null && reopens(view)) void act('NEXT')
    else onClose()
  }

  useInputLayer({
    onAction(action) {
      if (action.kind === 'open') return action.page === 'type'
      if (action.kind !== 'command') return true
      if (action.command === 'BACK') back()
      else if (action.command === 'NEXT') next()
      else if (action.command === 'SIGN OUT' || action.command === 'LOCK') return false
      else if (action.command === 'TOTE CONTENTS' || action.command === 'PUT AWAY') return true
      else if (isWindowCommand(action.command)) return false
      else void act(action.command)
      return true
    },
    // Units, totes and locations belong here. Who scans anything else wants to work: the page gives way.
    onReading(reading) {
      const plate = parseLpn(cleanScan(reading.text))
      if (plate?.type === 'badge') return false
      if (plate === null || plate.type === 'parcel') {
        onClose()
        return false
      }
      void scan(reading.text)
      return true
    },
  })

  const isReopening = view !== null && reopens(view)
  const actions = (
    <BenchActions
      label={t('actions.bar')}
      back={{ label: t('actions.back'), keyName: KEY_NAMES.BACK, command: 'BACK', onPress: back }}
      hold={{ label: t('actions.hold'), offReason: t('floor.off') }}
      help={{ label: t('actions.help'), offReason: t('floor.off') }}
      next={{ label: t(isReopening ? 'floor.reopen' : 'actions.toBench'), keyName: KEY_NAMES.NEXT, command: 'NEXT', main: true, onPress: next }}
    />
  )
  const plate = floorPrompt(speech, view, refusal)
  return (
    <div data-testid="floor" data-stage={stop === null ? 'floor' : 'stop'}>
      <BenchFrame strip={strip} actions={actions} frame={<SignalFrame {...pulse} />} prompt={stop === null ? <ScanPrompt {...plate} context={emphasise(plate.context)} echo={echo} /> : undefined}>
        {stop ?? (
          <div className={styles.work}>
            <SelectedPanel view={view} onCommand={(command) => void act(command)} />
            <FloorTotes totes={view?.totes ?? []} selectedLpn={view?.selected?.kind === 'tote' ? view.selected.tote.lpn : null} onChoose={(lpn) => void scan(lpn)} />
          </div>
        )}
      </BenchFrame>
    </div>
  )
}
