import type { SimulatedAct, SimulatedView } from '@shared/contract/simulated-devices'
import { useEffect, useState } from 'react'
import { Icon } from '../../components/icons'
import { createReducerStore, useStoreState } from '../../hooks/reducer-store'
import { useStationEvent } from '../../hooks/use-station-event'
import { useWindowContext } from '../../hooks/window-context'
import { KEY_NAMES } from '../../input/key-map'
import type { StringKey } from '../../strings/keys'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech } from '../../strings/speech'
import { FIRST_SIMULATED_STATE, isOn, loadGrams, simulatedReducer, switchAct, SWITCHES, type SwitchName } from './simulated-state'
import { SimulatedChoices } from './simulated-choices'
import { SimulatedCodes } from './simulated-codes'
import styles from './simulated.module.css'

export interface SimulatedDrawerProps {
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** Hands for a bench without devices: a tab at the edge, and behind it codes to scan, a scale to load, cables to pull. */
export function SimulatedDrawer({ isOpen, onToggle }: SimulatedDrawerProps) {
  const { t } = useSpeech()
  if (isOpen) return <OpenDrawer onClose={onToggle} />
  return (
    <button type="button" className={styles.tab} data-testid="sim-tab" aria-expanded={false} onClick={onToggle}>
      {t('simulated.tab')} · {KEY_NAMES.simulated}
    </button>
  )
}

interface OpenDrawerProps {
  readonly onClose: () => void
}

const SWITCH_NAMES: Readonly<Record<SwitchName, StringKey>> = {
  scanner: 'simulated.scannerCable', scale: 'simulated.scaleCable', pedal: 'simulated.pedalCable', printer: 'simulated.printerCable', paper: 'simulated.paper',
}

function OpenDrawer({ onClose }: OpenDrawerProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const [store] = useState(() => createReducerStore(simulatedReducer, FIRST_SIMULATED_STATE))
  const state = useStoreState(store, (current) => current)
  const { view } = state

  async function ask(asked: ReturnType<typeof station.request<'simulated.view'>>): Promise<void> {
    const result = await asked
    store.dispatch(result.ok ? { kind: 'view-came', view: result.value } : { kind: 'refused', failure: result.failure })
  }
  const refresh = () => void ask(station.request('simulated.view', {}))
  async function tell(wanted: SimulatedAct): Promise<void> {
    const result = await station.request('simulated.act', wanted)
    if (!result.ok) store.dispatch({ kind: 'refused', failure: result.failure })
  }
  const act = (wanted: SimulatedAct) => void tell(wanted)

  useEffect(() => {
    refresh()
    return station.onConnection((connection) => connection === 'connected' && refresh())
    // oxlint-disable-next-line react/exhaustive-deps -- asks once per opening; `refresh` is made anew with every drawing
  }, [station])
  useStationEvent('simulatedChanged', (changed) => store.dispatch({ kind: 'view-came', view: changed }))
  // A printed or weighed unit changes what is worth scanning; the station does not tell that by itself.
  useStationEvent('benchChanged', refresh)

  const refusal = state.refusal && refusalWords(speech, state.refusal.kind, state.refusal.facts)
  const grams = loadGrams(state)
  return (
    <aside className={styles.drawer} data-testid="sim-drawer" aria-label={t('simulated.title')}>
      <header>
        <h2>{t('simulated.title')}</h2>
        <button type="button" className={styles.close} data-testid="sim-tab" aria-expanded={true} aria-label={t('simulated.close')} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </header>
      <div className={styles.body}>
        {refusal && (
          <p className={styles.refused} role="alert">
            {t('simulated.refused', { cause: refusal.cause })}
          </p>
        )}
        {view !== null && (
          <>
            <section className={styles.scale}>
              <h3>{t('simulated.scale')}</h3>
              <p role="status" data-testid="sim-load-now">
                {view.loadGrams > 0 ? t('simulated.placed', { weight: speech.weight(view.loadGrams) }) : t('simulated.empty')}
              </p>
              <input
                data-testid="sim-load"
                aria-label={t('simulated.load')}
                inputMode="numeric"
                value={state.load}
                onChange={(event) => store.dispatch({ kind: 'load-changed', load: event.currentTarget.value })}
              />
              <button type="button" data-testid="sim-place" aria-disabled={grams === null} onClick={() => grams !== null && act({ act: 'place', grams })}>
                {t('simulated.place')}
              </button>
              <button type="button" data-testid="sim-remove" onClick={() => act({ act: 'remove' })}>
                {t('simulated.remove')}
              </button>
            </section>
            <SimulatedCodes codes={view.codes} onScan={(text) => act({ act: 'scan', text })} />
            <section className={styles.switches}>
              <h3>{t('simulated.pedal')}</h3>
              <button type="button" className={styles.press} data-testid="sim-pedal-press" aria-disabled={!view.pedalPlugged} onClick={() => view.pedalPlugged && act({ act: 'press' })}>
                {t('simulated.press')}
              </button>
            </section>
            <SimulatedChoices view={view} onAct={act} />
            <Switches view={view} onAct={act} />
          </>
        )}
      </div>
    </aside>
  )
}

interface SwitchesProps {
  readonly view: SimulatedView
  readonly onAct: (act: SimulatedAct) => void
}

function Switches({ view, onAct }: SwitchesProps) {
  const { t } = useSpeech()
  return (
    <section className={styles.switches}>
      <h3>{t('simulated.cables')}</h3>
      {SWITCHES.map((name) => (
        <button key={name} type="button" role="switch" data-testid={`sim-${name}`} aria-checked={isOn(view, name)} onClick={() => onAct(switchAct(name, !isOn(view, name)))}>
          <span>{t(SWITCH_NAMES[name])}</span>
          <b>{t(isOn(view, name) ? 'simulated.in' : 'simulated.out')}</b>
        </button>
      ))}
      <p>{t('simulated.printed', { count: view.labelsPrinted })}</p>
    </section>
  )
}
