import { ItemPicture } from './item-picture'
import styles from './parts-list.module.css'

export interface PartsListProps {
  readonly title: string
  readonly parts: readonly {
    readonly id: string
    readonly picture: string | null
    readonly name: string
    readonly weight: string
    /** Its weight fits the difference. */
    readonly suspect: boolean
  }[]
  /** Usual and found, under the parts. */
  readonly sums: readonly { readonly id: string; readonly name: string; readonly value: string }[]
}

/** What belongs to a set, with weights: the suspect explains the question. */
export function PartsList({ title, parts, sums }: PartsListProps) {
  return (
    <section className={styles.parts}>
      <h2>{title}</h2>
      <ul>
        {parts.map((part) => (
          <li key={part.id} data-suspect={part.suspect}>
            <ItemPicture src={part.picture} />
            <span>{part.name}</span>
            <span>{part.weight}</span>
          </li>
        ))}
      </ul>
      <ul className={styles.sums}>
        {sums.map((sum) => (
          <li key={sum.id}>
            <span>{sum.name}</span>
            <b>{sum.value}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}
