import type { LabelPictureView } from '@shared/contract/label-versions'
import type { Language } from '@shared/domain/words'
import type { Instant } from '@shared/domain/quantities'
import type { LabelData } from '@shared/labels/templates/template'
import { useEffect, useState } from 'react'
import type { StationClient } from '../station-client'
import { useWindowContext } from './window-context'

/** The plate of a unit, or a label of a template in force with real data or, left out, with its examples. */
export type WantedPicture =
  | { readonly kind: 'unit'; readonly lpn: string; readonly askedAt: Instant }
  | { readonly kind: 'template'; readonly templateId: string; readonly data?: LabelData | undefined; readonly locale: Language }

/** The picture of a label from the bytes that the printer in charge would get; null until it is drawn, or when it cannot be. */
export function useLabelPicture(wanted: WantedPicture | null): LabelPictureView | null {
  const { station } = useWindowContext()
  const [drawn, setDrawn] = useState<{ readonly key: string; readonly picture: LabelPictureView } | null>(null)
  // Data that says the same is the same, whichever object holds it.
  const key = wanted === null ? '' : JSON.stringify(wanted)
  useEffect(() => {
    if (key === '') return
    let isWanted = true
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was written a few lines above
    void ask(station, JSON.parse(key) as WantedPicture).then((result) => {
      if (isWanted && result.ok) setDrawn({ key, picture: result.value })
    })
    return () => {
      isWanted = false
    }
  }, [station, key])
  // A picture of another label is none.
  return drawn?.key === key ? drawn.picture : null
}

function ask(station: StationClient, wanted: WantedPicture) {
  if (wanted.kind === 'unit') return station.request('labels.ofUnit', { lpn: wanted.lpn })
  const { templateId, data, locale } = wanted
  const known = data === undefined ? {} : { data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, value ?? null])) }
  return station.request('labels.picture', { templateId, locale, ...known })
}
