import type { Role } from './operator'

/** What not everyone may do. Everything else is open to whoever is signed in. */
export const PROTECTED_ACTS = ['work-units', 'manage-people', 'print-badges', 'import-data', 'change-bench', 'decide-for-lead'] as const
export type ProtectedAct = (typeof PROTECTED_ACTS)[number]

/**
 * Which role may do what. A repacker works units like a clerk: at a small bench one person does both, and the journal
 * says who did what. What changes people, reference data or the bench itself is the lead's.
 */
const MAY: Readonly<Record<Role, readonly ProtectedAct[]>> = {
  clerk: ['work-units'],
  repacker: ['work-units'],
  lead: PROTECTED_ACTS,
}

/** Whether a role may do an act. */
export function mayDo(role: Role, act: ProtectedAct): boolean {
  return MAY[role].includes(act)
}
