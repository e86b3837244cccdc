import type { Flag } from './checklist'
import { GRADES, type Grade } from './grading-rules'
import type { Role } from './operator'
import type { Words } from './words'
import type { Disposition } from './zone'

/** Who may still choose what a limit forbids. */
export const LIMIT_EXCEPTIONS = ['lead', 'nobody'] as const
export type LimitException = (typeof LIMIT_EXCEPTIONS)[number]

/** Rule data: the reasons that a person can give, and what no reason can outweigh. */
export interface OverrideRules {
  readonly version: number
  readonly reasons: readonly { readonly place: number; readonly id: string; readonly text: Words; readonly hint?: Words | undefined }[]
  /** Routes that a unit with one of these flags must not take. The first that fits decides. */
  readonly routes: readonly { readonly anyFlag: readonly Flag[]; readonly dispositions: readonly Disposition[]; readonly except: LimitException }[]
  /** Grades better than this one are out of reach for a unit with one of these flags. */
  readonly grades: readonly { readonly anyFlag: readonly Flag[]; readonly betterThan: Grade; readonly except: LimitException }[]
}

/** A choice that the rules keep from this person: because of which flag, and who may. */
export interface OverrideLimit {
  readonly flag: Flag
  readonly except: LimitException
}

function limitOf(anyFlag: readonly Flag[], flags: readonly Flag[], except: LimitException, role: Role): OverrideLimit | null {
  const flag = anyFlag.find((candidate) => flags.includes(candidate))
  return flag !== undefined && (except === 'nobody' || role !== 'lead') ? { flag, except } : null
}

/** What keeps a person from sending a unit with these flags on a route, or null when nothing does. */
export function routeLimit(rules: OverrideRules, disposition: Disposition, flags: readonly Flag[], role: Role): OverrideLimit | null {
  for (const { anyFlag, dispositions, except } of rules.routes) {
    const limit = dispositions.includes(disposition) ? limitOf(anyFlag, flags, except, role) : null
    if (limit) return limit
  }
  return null
}

/** What keeps a person from giving a unit with these flags a grade, or null when nothing does. */
export function gradeLimit(rules: OverrideRules, grade: Grade, flags: readonly Flag[], role: Role): OverrideLimit | null {
  for (const { anyFlag, betterThan, except } of rules.grades) {
    const limit = GRADES.indexOf(grade) < GRADES.indexOf(betterThan) ? limitOf(anyFlag, flags, except, role) : null
    if (limit) return limit
  }
  return null
}
