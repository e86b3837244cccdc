import type { Facts } from '@shared/domain/failure'

/** A fact as text; empty when it is not told. */
export function textOf(facts: Facts, name: string): string {
  const value = facts[name]
  return value === undefined || value === null ? '' : String(value)
}

/** A fact as a number, or null when it is not told or no number. */
export function numberOf(facts: Facts, name: string): number | null {
  const value = facts[name]
  return typeof value === 'number' ? value : null
}
