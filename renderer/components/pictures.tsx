import type { ReactNode } from 'react'
import { QUESTION_PICTURES } from './question-pictures'
import styles from './pictures.module.css'

interface BarsProps {
  readonly x: number
  readonly y: number
  readonly height: number
}

/** Stand-in bars on a drawn label; they say "a code is here" and do not scan. */
function Bars({ x, y, height }: BarsProps) {
  const bars: readonly (readonly [offset: number, width: number])[] = [
    [0, 4],
    [7, 2.5],
    [12, 5],
    [20, 2.5],
    [26, 4],
    [33, 3],
  ]
  return (
    <g strokeLinecap="butt">
      {bars.map(([offset, width]) => (
        <path key={offset} d={`M${x + offset} ${y}v${height}`} strokeWidth={width} />
      ))}
    </g>
  )
}

const gun = <path d="M80 6h32l14 14-8 12h-14l-9 26H80l8-26h-8z" fill="currentColor" stroke="none" />
const beam = <path d="M74 13L18 47M74 26L58 47" strokeWidth={4} strokeDasharray="1 9" />

/** What to do, drawn on a 128 grid. `--hole` is the fill behind the picture: marks inside a filled part are cut out with it. */
const PICTURES = {
  ...QUESTION_PICTURES,
  parcel: (
    <>
      <path d="M4 70h76v52H4zM4 70l9-13h58l9 13M42 57v13" />
      <path d="M16 82h48v28H16z" fill="currentColor" stroke="none" />
      <g stroke="var(--hole)">
        <Bars x={23} y={87} height={18} />
      </g>
      {gun}
      {beam}
    </>
  ),
  unit: (
    <>
      <rect x="8" y="54" width="64" height="70" rx="6" />
      <path d="M20 66h40" />
      <path d="M18 78h44v32H18z" fill="currentColor" stroke="none" />
      <g stroke="var(--hole)">
        <Bars x={23} y={84} height={20} />
      </g>
      {gun}
      {beam}
    </>
  ),
  tote: (
    <>
      <path d="M2 68h84l-9 54H11zM2 68V58h84v10" />
      <path d="M20 80h48v30H20z" fill="currentColor" stroke="none" />
      <g stroke="var(--hole)">
        <Bars x={27} y={85} height={20} />
      </g>
      {gun}
      {beam}
    </>
  ),
  location: (
    <>
      <path d="M6 58v66M84 58v66M6 74h78M6 118h78" />
      <path d="M19 82h52v28H19z" fill="currentColor" stroke="none" />
      <g stroke="var(--hole)">
        <Bars x={28} y={87} height={18} />
      </g>
      {gun}
      {beam}
    </>
  ),
  label: (
    <>
      <rect x="4" y="56" width="74" height="66" rx="5" />
      <path d="M15 70h52v38H15z" fill="currentColor" stroke="none" />
      <g stroke="var(--hole)">
        <Bars x={24} y={77} height={24} />
      </g>
      {gun}
      {beam}
    </>
  ),
  badge: (
    <>
      <rect x="4" y="40" width="66" height="84" rx="8" />
      <path d="M28 40v-9h18v9" />
      <circle cx="37" cy="64" r="10" fill="currentColor" stroke="none" />
      <path d="M20 91c2-11 9-15 17-15s15 4 17 15z" fill="currentColor" stroke="none" />
      <Bars x={21} y={99} height={14} />
      {gun}
      <path d="M74 13L54 32M76 27L66 37" strokeWidth={4} strokeDasharray="1 8" />
    </>
  ),
  weight: (
    <>
      <path d="M4 92h120M18 92v-8h92v8M14 104h100l6 20H8z" />
      <path d="M44 78l6-36h28l6 36z" fill="currentColor" />
      <circle cx="64" cy="30" r="10" />
      <path d="M100 14v36M88 38l12 14 12-14" />
    </>
  ),
  look: (
    <>
      <rect x="8" y="22" width="72" height="100" rx="8" />
      <path d="M24 104h40" />
      <circle cx="80" cy="54" r="31" fill="var(--hole)" strokeWidth={7} />
      <path d="M66 60l10-14 8 16 10-14" strokeWidth={4} />
      <path d="M102 77l19 22" strokeWidth={11} />
    </>
  ),
  photo: (
    <>
      <path d="M6 38h26l11-18h42l11 18h26v76H6z" />
      <circle cx="64" cy="75" r="23" />
      <circle cx="64" cy="75" r="8" fill="currentColor" stroke="none" />
    </>
  ),
  hold: (
    <>
      <rect x="8" y="8" width="112" height="112" rx="10" />
      <path d="M46 40v48M82 40v48" strokeWidth={16} strokeLinecap="butt" />
    </>
  ),
  lead: (
    <>
      <circle cx="48" cy="38" r="22" />
      <path d="M8 120c0-25 17-42 40-42s40 17 40 42" />
      <path d="M110 14v52" strokeWidth={11} />
      <circle cx="110" cy="90" r="6.5" fill="currentColor" stroke="none" />
    </>
  ),
  bench: (
    <>
      <path d="M4 104h120M14 104v20M114 104v20" />
      <path d="M10 74h54M18 74v-8h38v8M15 84h44l5 20H10z" />
      {gun}
      <path d="M74 13L44 60M74 26L62 56" strokeWidth={4} strokeDasharray="1 9" />
    </>
  ),
  practice: (
    <>
      <path d="M14 52h100v68H14zM14 52l16-20h68l16 20M64 32v20" strokeDasharray="3 10" />
      <path d="M42 84l16 16 30-34" strokeWidth={10} />
    </>
  ),
  empty: (
    <>
      <path d="M24 18h80v92H24z" strokeDasharray="3 10" />
      <path d="M40 44h48M40 64h48M40 84h26" strokeDasharray="3 10" />
    </>
  ),
} as const satisfies Record<string, ReactNode>

export type PictureName = keyof typeof PICTURES

/** Whether a picture of that name is drawn; checklists name theirs in plain text. */
export function isPictureName(name: string): name is PictureName {
  return Object.hasOwn(PICTURES, name)
}

export interface PictureProps {
  readonly name: PictureName
}

/** The picture of what to do. It repeats the sentence beside it, so readers of the screen skip it. */
export function Picture({ name }: PictureProps) {
  return (
    <svg className={styles.picture} viewBox="0 0 128 128" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth={5} strokeLinecap="round" strokeLinejoin="round">
        {PICTURES[name]}
      </g>
    </svg>
  )
}

/** Cross in an octagon: the sign of a stop, told apart from every other picture by its outline. */
export function StopSign() {
  return (
    <svg className={styles.picture} viewBox="0 0 128 128" aria-hidden="true">
      <path d="M38 4h52l34 34v52l-34 34H38L4 90V38z" fill="currentColor" />
      <path d="M40 40l48 48M88 40L40 88" stroke="var(--hole)" strokeWidth={15} fill="none" />
    </svg>
  )
}
