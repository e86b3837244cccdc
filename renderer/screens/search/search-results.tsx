import type { SearchHitView } from '@shared/contract/search'
import { useEffect, useRef } from 'react'
import { FailureBanner } from '../../components/failure-banner'
import { Picture } from '../../components/pictures'
import { SectionHeading } from '../../components/section-heading'
import { shownCode } from '../../strings/code-words'
import { hitWords } from '../../strings/hit-words'
import { useSpeech } from '../../strings/speech'
import { groupedHits, hitAct, shownHits, TILES, type HitGroup, type SearchState } from './search-state'
import styles from './search.module.css'

export interface SearchResultsProps {
  readonly state: SearchState
  readonly step: string
  readonly onChoose: (hit: SearchHitView) => void
}

/** What was found, by kind; nine big tiles for articles. */
export function SearchResults({ state, step, onChoose }: SearchResultsProps) {
  const speech = useSpeech()
  const { t } = speech
  const { found, failure } = state
  if (failure !== null) return <FailureBanner signal="ask" title={t('search.refused')} words={t('search.refusedWords')} />
  if (found === null) return <Nothing title={t('search.emptyTitle')} words={t('search.emptyWords')} />
  const { findings } = found
  const notes = [
    ...(findings.indexed < 1 ? [t('search.indexing', { share: speech.percent(Math.floor(findings.indexed * 100) / 100) })] : []),
    ...(findings.more ? [t('search.more')] : []),
  ]
  const places = new Map(shownHits(state).map((hit, place) => [hit, place]))
  return (
    <>
      <p className={styles.note} role="status">{[...(findings.hits.length > 0 ? [t('search.found', { count: findings.hits.length })] : []), ...notes].join(' · ')}</p>
      {findings.hits.length === 0 ? (
        <Nothing title={t('search.none', { text: found.text.trim() })} words={t('search.noneWords')} />
      ) : (
        <div className={styles.results}>
          {groupedHits(findings.hits).map((group) => (
            <Group key={group.kind} group={group} placeOf={(hit) => places.get(hit) ?? 0} chosen={state.chosen} step={step} onChoose={onChoose} />
          ))}
        </div>
      )}
    </>
  )
}

interface NothingProps {
  readonly title: string
  readonly words: string
}

function Nothing({ title, words }: NothingProps) {
  return (
    <div className={styles.nothing} role="status">
      <Picture name="empty" />
      <h2>{title}</h2>
      <p>{words}</p>
    </div>
  )
}

interface GroupProps {
  readonly group: HitGroup
  readonly placeOf: (hit: SearchHitView) => number
  readonly chosen: number
  readonly step: string
  readonly onChoose: (hit: SearchHitView) => void
}

function Group({ group, placeOf, chosen, step, onChoose }: GroupProps) {
  const { t } = useSpeech()
  const tiles = group.kind === 'item' ? group.hits.slice(0, TILES) : []
  const rows = group.kind === 'item' ? group.hits.slice(TILES) : group.hits
  const hit = (one: SearchHitView, isTile: boolean) => {
    const place = placeOf(one)
    return <Hit key={one.id} hit={one} place={place} isTile={isTile} isChosen={place === chosen} step={step} onChoose={onChoose} />
  }
  return (
    <section aria-label={t(`search.kinds.${group.kind}`)}>
      <SectionHeading title={t(`search.kinds.${group.kind}`)} aside={String(group.hits.length)} />
      {tiles.length > 0 && <ul className={styles.tiles}>{tiles.map((one) => hit(one, true))}</ul>}
      {rows.length > 0 && <ul className={styles.rows}>{rows.map((one) => hit(one, false))}</ul>}
    </section>
  )
}

interface HitProps extends Pick<GroupProps, 'step' | 'onChoose'> {
  readonly hit: SearchHitView
  readonly place: number
  readonly isTile: boolean
  readonly isChosen: boolean
}

function Hit({ hit, place, isTile, isChosen, step, onChoose }: HitProps) {
  const speech = useSpeech()
  const ref = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isChosen && place > 0) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen, place])
  const act = hitAct(hit, step)
  return (
    <li ref={ref} className={isTile ? styles.tile : styles.row} data-chosen={isChosen}>
      <button type="button" aria-current={isChosen} aria-disabled={act === null} onClick={() => onChoose(hit)}>
        {place < TILES && <kbd>{place + 1}</kbd>}
        <span className={styles.words}>
          <b>{shownCode(hit.title)}</b>
          <span>{hitWords(speech, hit)}</span>
        </span>
        {act !== null && <span className={styles.act}>{speech.t(`search.acts.${act}`)}</span>}
      </button>
    </li>
  )
}
