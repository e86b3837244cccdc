import { TAG_FINDINGS } from '@shared/domain/compare-tags'
import { useStoreState, type ReducerStore } from '../../hooks/reducer-store'
import { numberOf } from '../../strings/facts'
import { useSpeech } from '../../strings/speech'
import type { BenchEvent, BenchScreenState } from './bench-state'
import styles from './tag-list.module.css'

export interface TagListProps {
  readonly store: ReducerStore<BenchScreenState, BenchEvent>
}

/** What the tags of the box say, until the next scan: a witness beside the lines, nothing of it is taken in. */
export function TagList({ store }: TagListProps) {
  const { t } = useSpeech()
  const answer = useStoreState(store, ({ newest }) => (newest?.answer.kind === 'tags-compared' ? newest.answer : null))
  if (answer === null) return null
  return (
    <div className={styles.list} role="group" aria-label={t('tags.label')} data-testid="tag-list">
      {TAG_FINDINGS.map((finding) => {
        const count = numberOf(answer.facts, finding) ?? 0
        const rows = (answer.tags ?? []).filter((row) => row.finding === finding)
        const left = count - rows.reduce((sum, row) => sum + row.count, 0)
        return (
          <section key={finding} data-finding={finding} data-count={count}>
            <h2>{t(`tags.${finding}`, { count })}</h2>
            <ul>
              {rows.map((row) => (
                <li key={row.title}>{t('tags.row', { count: row.count, title: row.title })}</li>
              ))}
              {left > 0 && <li>{t('tags.more', { count: left })}</li>}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
