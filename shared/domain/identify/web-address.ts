import { held, type Ranked } from './candidate'
import { RANK } from './rank'

/** Scheme, host and what follows. RFC 3986: the scheme may be written in any case. No user part: a code that carries one is not followed. */
const WEB_ADDRESS = /^https?:\/\/[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?(?::\d{1,5})?(?:[/?#]\S*)?$/iu

/** A web address. Digital Links are told apart by their own reader. */
export function readUrl(text: string): Ranked[] {
  return WEB_ADDRESS.test(text) ? [held(RANK.url, { kind: 'url', url: text }, 'structure')] : []
}
