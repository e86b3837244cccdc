import type { OperatorId } from '../../domain/ids'
import type { Instant } from '../../domain/quantities'
import type { LabelTemplate, TEMPLATE_STATES } from './template'

/*
 * Versions of a label template. What came with the app is version 1, 2, …; what a site makes of it counts from 1001, so
 * that a number on a label says for ever which template it was, whatever later releases ship.
 */

/** The site's first own version. */
export const FIRST_OWN_VERSION = 1_001

export type LabelVersionState = (typeof TEMPLATE_STATES)[number]

/** Who did it, and when. */
export interface LabelSigner {
  readonly operatorId: OperatorId
  readonly name: string
  readonly at: Instant
}

/** A version as it is kept; `json` holds the template. */
export interface KeptLabelVersion {
  readonly templateId: string
  readonly version: number
  readonly state: LabelVersionState
  readonly json: string
  readonly savedAt: Instant
  readonly author: LabelSigner
  readonly approver: LabelSigner | null
  readonly retiredAt: Instant | null
}

export function isOwnVersion(version: number): boolean {
  return version >= FIRST_OWN_VERSION
}

/** How a person counts versions: the site's own from 1. */
export function versionNumber(version: number): number {
  return isOwnVersion(version) ? version - FIRST_OWN_VERSION + 1 : version
}

/** The number of the draft that is kept next: that of the draft there is, else one more than any before. */
export function draftVersion(versions: readonly Pick<KeptLabelVersion, 'version' | 'state'>[]): number {
  const draft = versions.find(({ state }) => state === 'draft')
  return draft?.version ?? Math.max(FIRST_OWN_VERSION - 1, ...versions.map(({ version }) => version)) + 1
}

/**
 * Whether a lead may approve what another saved. Two look at a label before it is printed: who saved it last approves it
 * only where the station has no other lead.
 */
export function mayApprove(approver: OperatorId, savedBy: OperatorId, leads: readonly OperatorId[]): boolean {
  return approver !== savedBy || leads.every((lead) => lead === savedBy)
}

/** A template as one of its versions. */
export function asVersion(template: LabelTemplate, kept: Pick<KeptLabelVersion, 'version' | 'state' | 'author' | 'approver'>): LabelTemplate {
  return { ...template, version: kept.version, state: kept.state, author: kept.author.name, approvedBy: kept.approver?.name ?? null }
}
