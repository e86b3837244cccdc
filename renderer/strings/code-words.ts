import { groupLpn, locationName, parseLpn } from '@shared/domain/lpn'

const NO_BREAK_SPACE = '\u00a0'

/** A code as people read it: licence plates in groups that stay on one line, locations by name, everything else as it was scanned. */
export function shownCode(code: string): string {
  const parsed = parseLpn(code)
  if (parsed === null) return code
  return parsed.type === 'location' ? locationName(code) : groupLpn(code).replaceAll(' ', NO_BREAK_SPACE)
}

/** How much of a plate tells it from its neighbours: number and check character. */
const TAIL_LENGTH = 5

/** The end of a plate, in groups: `019C X`. */
export function codeTail(code: string): string {
  const tail = code.slice(-TAIL_LENGTH)
  return parseLpn(code) === null ? tail : `${tail.slice(0, -1)}${NO_BREAK_SPACE}${tail.slice(-1)}`
}
