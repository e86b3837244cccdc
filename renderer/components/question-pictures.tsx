import type { ReactNode } from 'react'

/** What to look at for a question of the shipped checklists, on the 128 grid of `Picture`. */
export const QUESTION_PICTURES = {
  question: (
    <>
      <rect x="20" y="8" width="88" height="112" rx="10" />
      <path d="M46 50a18 18 0 1 1 27 15.6c-6.6 3.8-9 7.6-9 14.4" strokeWidth={10} />
      <circle cx="64" cy="98" r="6.5" fill="currentColor" stroke="none" />
    </>
  ),
  seal: (
    <>
      <path d="M10 40h108v80H10zM10 40l16-30h76l16 30" />
      <path d="M50 10h28v56l-7-7-7 7-7-7-7 7z" fill="currentColor" stroke="none" />
    </>
  ),
  box: (
    <>
      <path d="M16 50h96v70H16zM16 50L4 26h44l16 24 16-24h44l-12 24" />
      <path d="M53 50h22v24H53z" fill="currentColor" stroke="none" />
    </>
  ),
  parts: (
    <>
      <rect x="8" y="8" width="50" height="66" rx="8" fill="currentColor" />
      <rect x="74" y="8" width="46" height="28" rx="6" />
      <path d="M74 56h24a10 10 0 0 1 0 20H74" />
      <path d="M8 92h50v28H8zM20 106h26" />
      <path d="M74 94h46v26H74z" strokeDasharray="3 10" />
    </>
  ),
  power: (
    <>
      <path d="M38 32a46 46 0 1 0 52 0" strokeWidth={9} />
      <path d="M64 10v48" strokeWidth={12} />
    </>
  ),
  screen: (
    <>
      <rect x="30" y="4" width="68" height="120" rx="10" />
      <path d="M56 112h16" />
      <path d="M68 20L54 46l18 10-10 32M72 56l16-10M62 88l-16-8M54 46l-12-4" />
    </>
  ),
  scratch: (
    <>
      <rect x="8" y="14" width="112" height="100" rx="10" />
      <path d="M34 88l32-46M54 96l42-58M84 92l14-19" strokeWidth={7} />
    </>
  ),
  fabric: (
    <>
      <path d="M44 12L8 34l14 32 16-8v60h52V58l16 8 14-32-36-22a20 20 0 0 1-40 0z" />
      <path d="M50 104h28" strokeDasharray="1 9" />
    </>
  ),
  tags: (
    <>
      <path d="M12 62L62 12h44a10 10 0 0 1 10 10v44l-50 50a10 10 0 0 1-14 0L12 76a10 10 0 0 1 0-14z" />
      <circle cx="93" cy="35" r="8" fill="currentColor" stroke="none" />
      <path d="M38 64l26 26M52 50l26 26" />
    </>
  ),
  shoe: (
    <>
      <path d="M8 40c10 8 22 8 30 0l30 32c8 8 22 10 44 14a10 10 0 0 1 8 10v6H8z" />
      <path d="M8 112h112" strokeWidth={9} />
      <path d="M46 56l12-10M58 68l12-10M70 80l10-9" />
    </>
  ),
  book: (
    <>
      <path d="M64 24C48 12 26 10 8 14v90c18-4 40-2 56 10 16-12 38-14 56-10V14c-18-4-40-2-56 10z" />
      <path d="M64 24v90" />
      <path d="M24 40c8-1 16 0 24 4M24 60c8-1 16 0 24 4M80 44c8-4 16-5 24-4M80 64c8-4 16-5 24-4" />
    </>
  ),
  disc: (
    <>
      <circle cx="64" cy="64" r="54" />
      <circle cx="64" cy="64" r="18" />
      <circle cx="64" cy="64" r="5" fill="currentColor" stroke="none" />
      <path d="M26 64a38 38 0 0 1 38-38M102 64a38 38 0 0 1-38 38" />
    </>
  ),
  smell: (
    <>
      <path d="M34 66c-12-14 12-26 0-42M64 66c-12-14 12-26 0-42M94 66c-12-14 12-26 0-42" strokeWidth={7} />
      <path d="M12 84h104v34H12z" fill="currentColor" />
    </>
  ),
} as const satisfies Record<string, ReactNode>
