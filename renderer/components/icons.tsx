import type { ReactNode } from 'react'
import styles from './icons.module.css'

/** Line icons on a 24 grid, stroke 2.25; signal icons are heavier, so they hold at two metres. */
const ICONS = {
  check: <path d="M4 12.5l5.5 5.5L20 6.5" strokeWidth={3} />,
  ask: <path d="M7.5 8.5a4.5 4.5 0 1 1 6.6 4c-1.4.8-2.1 1.6-2.1 3M12 20v.1" strokeWidth={3} />,
  cross: <path d="M5 5l14 14M19 5L5 19" strokeWidth={3} />,
  back: <path d="M10 5l-7 7 7 7M3 12h18" />,
  next: <path d="M14 5l7 7-7 7M21 12H3" />,
  undo: <path d="M8 4L3 9l5 5M3 9h11a6 6 0 0 1 0 12H9" />,
  hold: <path d="M8 5v14M16 5v14" strokeWidth={4} />,
  lead: (
    <>
      <circle cx="9" cy="8" r="4" />
      <path d="M2 21c0-4 3-7 7-7s7 3 7 7M19 4v6M19 14v.1" />
    </>
  ),
  code: (
    <>
      <path d="M3 5v14M7 5v14M10.5 5v14M16 5v14M21 5v14" strokeLinecap="butt" />
      <path d="M13 5v14" strokeWidth={1.2} />
    </>
  ),
  print: <path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z" />,
  label: <path d="M3 6h18v12H3zM7 10v5M10 10v5M13 10v5M17 10v5" />,
  repeat: <path d="M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5" />,
  camera: (
    <>
      <path d="M3 7h4l2-3h6l2 3h4v13H3z" />
      <circle cx="12" cy="13" r="4" />
    </>
  ),
  scale: (
    <>
      <path d="M4 10h16l1 10H3zM6 10V6h12v4" />
      <path d="M12 17l2.5-3" />
    </>
  ),
  scanner: <path d="M4 4h11l5 5-3 4h-5l-3 8H5l2-9H4z" />,
  tote: <path d="M3 8h18l-2 12H5zM3 8V5h18v3M9 13h6" />,
  parcel: <path d="M3 8l9-4 9 4v9l-9 4-9-4zM3 8l9 4 9-4M12 12v9" />,
  file: <path d="M6 3h8l5 5v13H6zM14 3v5h5" />,
  chain: <path d="M10 14a4 4 0 0 0 6 0l3-3a4.2 4.2 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4.2 4.2 0 0 0 6 6l1-1" />,
  erase: <path d="M9 5h12v14H9l-6-7zM12.5 9.5l5 5M17.5 9.5l-5 5" />,
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof ICONS

export interface IconProps {
  readonly name: IconName
}

/** A small sign beside words that say the same; it never stands alone, so it has no name of its own. */
export function Icon({ name }: IconProps) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth={2.25} strokeLinecap="round" strokeLinejoin="round">
        {ICONS[name]}
      </g>
    </svg>
  )
}

const DEVICES = {
  scanner: (
    <>
      <path d="M14 16h42l18 18-9 14H45l-9 30H14l8-30h-8z" />
      <path d="M42 60h10" />
    </>
  ),
  scale: (
    <>
      <path d="M10 34h68M18 34v-8h52v8M16 46h56l6 30H10z" />
      <rect x="28" y="54" width="32" height="13" />
    </>
  ),
  printer: (
    <>
      <path d="M10 30h68v34H10zM22 30V12h44v18" />
      <path d="M24 52h40v26H24z" />
      <path d="M33 60v10M40 60v10M47 60v10M54 60v10" strokeWidth={3.5} />
    </>
  ),
  pedal: (
    <>
      <path d="M10 72h68M16 72l10-22 46-18v40" />
      <path d="M26 50l-8-14" />
    </>
  ),
  camera: (
    <>
      <path d="M10 28h16l7-12h22l7 12h16v44H10z" />
      <circle cx="44" cy="48" r="14" />
    </>
  ),
} as const satisfies Record<string, ReactNode>

export type DeviceIconName = keyof typeof DEVICES

export interface DeviceIconProps {
  readonly name: DeviceIconName
}

/** A device as it stands on the bench, large, for the device page and the shift check. */
export function DeviceIcon({ name }: DeviceIconProps) {
  return (
    <svg className={styles.device} viewBox="0 0 88 88" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth={5} strokeLinecap="round" strokeLinejoin="round">
        {DEVICES[name]}
      </g>
    </svg>
  )
}
