import styles from './item-picture.module.css'

export interface ItemPictureProps {
  /** Address of the catalogue picture; null draws a plain box. */
  readonly src: string | null
}

/** The catalogue picture of an item on the same ground in every theme. The name stands beside it. */
export function ItemPicture({ src }: ItemPictureProps) {
  return (
    <span className={styles.picture}>
      {src === null ? (
        <svg viewBox="0 0 88 80" aria-hidden="true">
          <path d="M12 28h64v42H12zM12 28l8-14h48l8 14" fill="#c9ced6" stroke="#4a525d" strokeWidth={4} />
        </svg>
      ) : (
        <img src={src} alt="" />
      )}
    </span>
  )
}
