import { Component, type ReactNode } from 'react'
import { Button } from './button'
import { Picture } from './pictures'
import styles from './error-boundary.module.css'

export interface ErrorBoundaryProps {
  /** What is lost, in plain words. */
  readonly title: string
  /** What is safe and what to do. */
  readonly words: string
  readonly retryLabel: string
  /** Takes the fault to the log; anything can be thrown. */
  readonly onFault: (fault: unknown) => void
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly broken: boolean
}

/** Keeps a fault in one part of the window from taking the rest with it. React offers this to classes only. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { broken: false }

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { broken: true }
  }

  override componentDidCatch(fault: unknown): void {
    this.props.onFault(fault)
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    const { title, words, retryLabel } = this.props
    return (
      <section className={styles.broken} role="alert">
        <Picture name="empty" />
        <div>
          <h1>{title}</h1>
          <p>{words}</p>
          <Button label={retryLabel} icon="repeat" main onPress={() => this.setState({ broken: false })} />
        </div>
      </section>
    )
  }
}
