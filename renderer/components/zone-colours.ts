import type { ZoneLetter } from '@shared/domain/zone'
import type { CSSProperties } from 'react'

/** The ink of a zone and what is written on it, as custom properties, which the type of styles does not know. */
export function zoneColours(zone: ZoneLetter): CSSProperties {
  const token = `--zone-${zone.toLowerCase()}`
  const style: CSSProperties & { '--zone': string; '--zone-on': string } = { '--zone': `var(${token})`, '--zone-on': `var(${token}-on)` }
  return style
}
