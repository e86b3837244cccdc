import type { DatabaseError } from 'pg'
import type { ReplicaFailure } from './replica'

/** Refusals of HQ's own functions (resources/replica), by their code. */
export const REFUSAL = { notLive: 'HQ001', gap: 'HQ002', fork: 'HQ003', chain: 'HQ004', place: 'HQ005', tooLarge: 'HQ006' } as const

/** Codes of PostgreSQL (appendix A of its manual) that pass by themselves: serialization, resources, operator intervention, starting up. */
const PASSING = /^(?:40|53|57P|57014|55P03|08)/
/** Invalid authorization, and a role that may not connect. */
const SIGN_IN = /^28/
/** Data that PostgreSQL cannot take as text or JSON, or only by more stack or memory than it has. */
const POISON = /^(?:22|54001|54000|XX001)/

/** Where HQ stood when it refused. */
function headOf(detail: string | undefined): number {
  const found = /"head"\s*:\s*(\d+)/.exec(detail ?? '')
  return found ? Number(found[1]) : 0
}

/** What an answer of PostgreSQL means to a station. */
export function failureOfAnswer({ code = '', message: detail, detail: facts }: Pick<DatabaseError, 'code' | 'message' | 'detail'>): ReplicaFailure {
  switch (code) {
    case REFUSAL.notLive:
      return { kind: 'not-live', detail }
    case REFUSAL.gap:
      return { kind: 'gap', head: headOf(facts), detail }
    case REFUSAL.fork:
      return { kind: 'fork', head: headOf(facts), detail }
    case REFUSAL.chain:
      return { kind: 'chain', detail }
    case REFUSAL.place:
      return { kind: 'place-refused', detail }
    case REFUSAL.tooLarge:
      return { kind: 'too-large', detail }
    default:
      if (PASSING.test(code)) return { kind: 'busy', detail }
      if (SIGN_IN.test(code)) return { kind: 'sign-in-refused', detail }
      if (POISON.test(code)) return { kind: 'poison', detail }
      return { kind: 'refused', code, detail }
  }
}
