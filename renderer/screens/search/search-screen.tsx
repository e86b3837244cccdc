import type { SearchHitView } from '@shared/contract/search'
import { cleanScan } from '@shared/domain/barcode'
import { parseLpn } from '@shared/domain/lpn'
import { useEffect, useRef, type ReactNode } from 'react'
import { BenchActions } from '../../components/bench-actions'
import { BenchFrame } from '../../components/bench-frame'
import { VisuallyHidden } from '../../components/visually-hidden'
import { useInputLayer } from '../../hooks/use-input-layer'
import { digitOf, KEY_NAMES } from '../../input/key-map'
import { useSpeech } from '../../strings/speech'
import { hitAct, hitCode, MAX_TEXT_LENGTH, shownHits } from './search-state'
import { SearchResults } from './search-results'
import { useSearch } from './use-search'
import styles from './search.module.css'

export interface SearchScreenProps {
  readonly strip: ReactNode
  /** The step that the bench waits at; it stays as it is while one searches. */
  readonly step: string
  readonly onDossier: (of: { readonly unitId: string } | { readonly lpn: string }) => void
  /** Takes a code to the bench as if it had been scanned there. */
  readonly onTake: (code: string) => void
  readonly onClose: () => void
}

/** One field for everything: type or scan, and choose. The work at the bench stays where it is. */
export function SearchScreen({ strip, step, onDossier, onTake, onClose }: SearchScreenProps) {
  const { t } = useSpeech()
  const { store, state } = useSearch()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const hits = shownHits(state)
  const isNewest = state.found?.text === state.text
  const chosen = hits[state.chosen]
  const act = chosen === undefined ? null : hitAct(chosen, step)

  function type(text: string): void {
    store.dispatch({ kind: 'typed', text })
    field.current?.focus()
  }

  function choose(hit: SearchHitView | undefined): void {
    if (hit === undefined) return
    switch (hitAct(hit, step)) {
      case 'dossier':
        return onDossier({ unitId: hit.id })
      case 'take':
      case 'work':
        return onTake(hitCode(hit))
      case 'narrow':
        return type(hitCode(hit))
      case null:
    }
  }

  useInputLayer({
    onAction(action) {
      const digit = digitOf(action)
      if (digit !== null) choose(hits[digit - 1])
      else if (action.kind === 'character') type(state.text + action.text)
      else if (action.kind === 'erase') type(state.text.slice(0, -1))
      else if (action.kind === 'open') return action.page === 'type'
      else if (action.kind === 'command') {
        if (action.command === 'BACK') onClose()
        else if (action.command === 'NEXT') choose(isNewest ? chosen : undefined)
        else if (action.command === 'DOSSIER') choose(hits.find((hit) => hitAct(hit, step) === 'dossier'))
        else return action.command !== 'SHIFT SUMMARY' && action.command !== 'DEVICES' && action.command !== 'BENCH'
      }
      return true
    },
    onReading({ text }) {
      const code = cleanScan(text)
      const plate = parseLpn(code)
      if (plate?.type === 'unit') onDossier({ lpn: plate.lpn })
      else type(code)
      return true
    },
  })

  return (
    <BenchFrame
      strip={strip}
      actions={
        <BenchActions
          label={t('actions.bar')}
          back={{ label: t('actions.back'), keyName: KEY_NAMES.BACK, command: 'BACK', onPress: onClose }}
          hold={{ label: t('actions.hold'), offReason: t('search.notHere') }}
          help={{ label: t('actions.help'), offReason: t('search.notHere') }}
          next={chosen === undefined || !isNewest || act === null
            ? { label: t('actions.next'), offReason: t('search.notYet') }
            : { label: t(`search.acts.${act}`), keyName: KEY_NAMES.NEXT, command: 'NEXT', main: true, onPress: () => choose(chosen) }}
        />
      }
    >
      <div className={styles.page} data-testid="search" data-stage="search">
        <form
          className={styles.ask}
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            choose(isNewest ? chosen : undefined)
          }}
        >
          <h1>
            <VisuallyHidden>{t('search.title')}</VisuallyHidden>
          </h1>
          <input
            ref={field}
            type="search"
            className={styles.field}
            aria-label={t('search.field')}
            placeholder={t('search.field')}
            value={state.text}
            maxLength={MAX_TEXT_LENGTH}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => store.dispatch({ kind: 'typed', text: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
              event.preventDefault()
              store.dispatch({ kind: 'moved', by: event.key === 'ArrowDown' ? 1 : -1 })
            }}
          />
        </form>
        <SearchResults state={state} step={step} onChoose={choose} />
      </div>
    </BenchFrame>
  )
}
