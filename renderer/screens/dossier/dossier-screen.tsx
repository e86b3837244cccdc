import type { DossierView } from '@shared/contract/dossier'
import { cleanScan } from '@shared/domain/barcode'
import type { Failure } from '@shared/domain/failure'
import { parseLpn } from '@shared/domain/lpn'
import { useEffect, useState } from 'react'
import type { DossierOf } from '../../app-state'
import { Button } from '../../components/button'
import { FailureBanner } from '../../components/failure-banner'
import { LeadBar } from '../../components/lead-bar'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useNow } from '../../hooks/use-now'
import { useWindowContext } from '../../hooks/window-context'
import { KEY_NAMES } from '../../input/key-map'
import { emphasise } from '../../strings/emphasise'
import { refusalWords } from '../../strings/refusal-words'
import { shownCode } from '../../strings/code-words'
import { useSpeech } from '../../strings/speech'
import { DossierSheet } from './dossier-sheet'
import styles from './dossier.module.css'

export interface DossierScreenProps {
  readonly of: DossierOf
  readonly who: string | null
  readonly onDossier: (of: DossierOf) => void
  readonly onSearch: () => void
  readonly onClose: () => void
}

type Loaded = { readonly state: 'loading' } | { readonly state: 'ready'; readonly dossier: DossierView } | { readonly state: 'refused'; readonly failure: Failure }
type Saved = { readonly state: 'idle' | 'saving' } | { readonly state: 'saved'; readonly path: string } | { readonly state: 'refused'; readonly failure: Failure }

const MINUTE_MS = 60_000

/** Everything that ever happened to a unit. Scanning another plate opens that one. */
export function DossierScreen({ of, who, onDossier, onSearch, onClose }: DossierScreenProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const now = useNow(MINUTE_MS / 4)
  const loaded = useDossier(of)
  const [saved, setSaved] = useState<Saved>({ state: 'idle' })
  useLeadScale()

  async function save(): Promise<void> {
    if (saved.state === 'saving') return
    setSaved({ state: 'saving' })
    const result = await station.request('dossier.save', of)
    setSaved(result.ok ? { state: 'saved', path: result.value.path } : { state: 'refused', failure: result.failure })
  }

  useInputLayer({
    onAction(action) {
      if (action.kind === 'open') {
        if (action.page === 'search') onSearch()
        return action.page === 'type' || action.page === 'search'
      }
      if (action.kind !== 'command') return true
      if (action.command === 'BACK' || action.command === 'NEXT') onClose()
      else if (action.command === 'SEARCH') onSearch()
      else return action.command !== 'SHIFT SUMMARY' && action.command !== 'DEVICES' && action.command !== 'BENCH'
      return true
    },
    onReading({ text }) {
      const plate = parseLpn(cleanScan(text))
      if (plate?.type === 'unit') {
        setSaved({ state: 'idle' })
        onDossier({ lpn: plate.lpn })
        return true
      }
      // Who scans anything else wants to work: the dossier gives way, and the bench gets the scan.
      onClose()
      return false
    },
  })

  const pages = [
    { id: 'bench', name: t('window.bench'), current: false, onOpen: onClose },
    { id: 'search', name: t('dossier.search'), current: false, onOpen: onSearch },
    { id: 'dossier', name: t('dossier.page'), current: true, onOpen: () => undefined },
  ]
  return (
    <div className={styles.page} data-testid="dossier" data-stage="dossier">
      <LeadBar label={t('shift.pages')} pages={pages} who={who ?? t('strip.noOne')} clock={emphasise(`${speech.day(now)}, **${speech.time(now)}**`)} hq={t('strip.hq')} />
      {loaded.state === 'ready' ? (
        <DossierSheet
          dossier={loaded.dossier}
          tools={
            <>
              {saved.state === 'saved' && <p className={styles.saved} role="status">{t('dossier.saved', { path: saved.path })}</p>}
              {saved.state === 'refused' && <p className={styles.refused} role="alert">{refusalWords(speech, saved.failure.kind, saved.failure.facts).cause}</p>}
              <Button size="compact" main icon="file" label={saved.state === 'saving' ? t('dossier.saving') : t('dossier.save')} onPress={() => void save()} />
              <Button size="compact" icon="print" label={t('dossier.print')} onPress={() => window.print()} />
              <Button size="compact" icon="back" label={`${t('actions.back')} · ${KEY_NAMES.BACK}`} onPress={onClose} />
            </>
          }
        />
      ) : (
        <main className={styles.notice}>
          <h1>{t('dossier.page')}</h1>
          {loaded.state === 'loading' ? <p role="status">{t('dossier.loading')}</p> : <Missing of={of} failure={loaded.failure} onSearch={onSearch} />}
          <Button label={`${t('actions.back')} · ${KEY_NAMES.BACK}`} icon="back" onPress={onClose} />
        </main>
      )}
    </div>
  )
}

/** Reads the dossier anew for every unit, and again when the station is back. */
function useDossier(of: DossierOf): Loaded {
  const { station } = useWindowContext()
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isWanted = true
    void station.request('dossier.open', of).then((result) => {
      if (isWanted) setLoaded(result.ok ? { state: 'ready', dossier: result.value } : { state: 'refused', failure: result.failure })
    })
    return () => {
      isWanted = false
    }
  }, [station, of, turn])
  useEffect(() => station.onConnection((connection) => connection === 'connected' && setTurn((current) => current + 1)), [station])
  return loaded
}

interface MissingProps {
  readonly of: DossierOf
  readonly failure: Failure
  readonly onSearch: () => void
}

function Missing({ of, failure, onSearch }: MissingProps) {
  const speech = useSpeech()
  const { t } = speech
  const action = { label: t('dossier.search'), onPress: onSearch }
  if (failure.kind === 'plate-unknown') return <FailureBanner signal="ask" title={t('dossier.missing', { code: 'lpn' in of ? shownCode(of.lpn) : of.unitId })} words={t('dossier.missingWords')} action={action} />
  const { cause, act } = refusalWords(speech, failure.kind, failure.facts)
  return <FailureBanner signal="ask" title={cause} words={act} action={action} />
}

/** A dossier keeps to small type and uses the room; the bench comes back with its own. */
function useLeadScale(): void {
  useEffect(() => {
    document.documentElement.classList.add('lead-scale')
    return () => document.documentElement.classList.remove('lead-scale')
  }, [])
}
