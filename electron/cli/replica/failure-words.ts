import type { ExchangeFailure } from '../../station/replication/exchange'

/** What went wrong with HQ, and what to do about it. */
export function wordsOf(failure: ExchangeFailure): string {
  switch (failure.kind) {
    case 'unreachable':
      return `HQ cannot be reached: ${failure.detail}. Nothing is lost; try again later.`
    case 'busy':
      return `HQ cannot answer now: ${failure.detail}. Nothing is lost; try again later.`
    case 'sign-in-refused':
      return `HQ does not accept this station: ${failure.detail}. A code works once and for seven days; ask for a new one.`
    case 'not-live':
      return `HQ takes nothing from this station: ${failure.detail}. If it was revoked by mistake, enrol it again.`
    case 'place-refused':
      return `this place cannot be taken: ${failure.detail}. Ask for a new code.`
    case 'gap':
      return `HQ has entries up to ${failure.head} only. Run sync again.`
    case 'fork':
      return 'HQ has another history of this store. A copy of it has written, or an old copy was put back; keep both and call the lead.'
    case 'forked':
      return 'HQ has another history of this store. A copy of it has written, or an old copy was put back; keep both and call the lead.'
    case 'rolled-back':
      return `HQ has ${failure.entries} entries of this store that are not in it: an old copy was put back. Work on here would fork; call the lead.`
    case 'other-origin':
      return `this place at HQ belongs to another store (${failure.incarnation}).`
    case 'run-refused':
      return `what HQ has of ${failure.incarnation} does not fit what is here (${failure.why.kind}). Run turnback replica verify at HQ.`
    case 'hq-went-back':
      return `HQ went back to entry ${failure.head} meanwhile. Run sync again.`
    case 'chain':
      return `the entries of this store do not make their hashes: ${failure.detail}. Run turnback journal verify.`
    case 'poison':
    case 'too-large':
      return `HQ cannot hold an entry of this store: ${failure.detail}.`
    case 'refused':
      return `HQ refused (${failure.code}): ${failure.detail}`
  }
}
