import type { Instant } from '@shared/domain/quantities'
import type { LabelTemplate } from '@shared/labels/templates/template'

/*
 * What the parts of the station ask of the world. A part gets these passed in, so that a test can hold
 * the clock, seed the randomness and read the log.
 */

/** The time of day. Wall clock: it may jump, so spans measured with it are judged, not trusted. */
export interface Clock {
  now(): Instant
}

/** One line per fact. `facts` are plain values; no personal data, no secrets. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void
  warn(message: string, facts?: Record<string, unknown>): void
  error(message: string, facts?: Record<string, unknown>): void
}

/** Randomness in [0, 1), seeded in tests and simulations. */
export interface Random {
  next(): number
}

/** The label templates that are printed from. */
export interface LabelTemplates {
  /** The approved version of a template. A template that the station names itself is always there: a missing one throws. */
  inForce(templateId: string): LabelTemplate
  /** Every template in force. */
  all(): readonly LabelTemplate[]
}
