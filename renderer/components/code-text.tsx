import styles from './code-text.module.css'

export interface CodeTextProps {
  readonly children: string
}

/** A code as scanned or printed: fixed width, in one piece, so two codes compare at a glance. */
export function CodeText({ children }: CodeTextProps) {
  return <span className={styles.code}>{children}</span>
}
