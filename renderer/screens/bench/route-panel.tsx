import type { RouteView, UnitInHand } from '@shared/contract/bench-view'
import { Button } from '../../components/button'
import { RouteCard } from '../../components/route-card'
import { KEY_NAMES, type InputAction } from '../../input/key-map'
import { emphasise } from '../../strings/emphasise'
import { useSpeech } from '../../strings/speech'
import { totePrompt } from './bench-prompt'
import { changedWords, reasonsWords } from './choice-words'

export interface RoutePanelProps {
  readonly route: RouteView
  readonly unit: UnitInHand | null
  /** Beside an amber plate the card keeps only what is read from afar. */
  readonly brief: boolean
  readonly onAction: (action: InputAction) => void
}

/** The costliest come first; more of them would push the rule out of the card. */
const FINDINGS_SHOWN = 3

/** Where the unit goes: letter, shape, colour and tote over everything, until the tote is scanned. */
export function RoutePanel({ route, unit, brief, onAction }: RoutePanelProps) {
  const speech = useSpeech()
  const { t, words } = speech
  const disposition = t(`dispositionTitles.${route.disposition}`)
  const findings = route.findings.slice(0, FINDINGS_SHOWN).map((finding) => words(finding)).join(', ')
  const why = [
    emphasise(t('route.unit', { title: unit?.title ?? '', grade: route.grade })),
    emphasise(reasonsWords(speech, route)),
    ...(findings === '' ? [] : [`${findings}.`]),
    `${t(`decisions.groupTitles.${route.group}`)}. ${changedWords(speech, route) ?? t('route.rule', { rule: route.ruleId, words: words(route.ruleWords) })}`,
  ]
  return (
    <RouteCard
      zone={route.zone}
      zoneLabel={t('zone', { zone: route.zone })}
      disposition={emphasise(t(route.toteName === null ? 'route.dispositionAny' : 'route.disposition', { disposition }))}
      tote={route.toteName ?? route.zone}
      why={brief ? [] : why}
      next={brief ? undefined : { picture: 'tote', words: totePrompt({ route }, speech), hint: t(route.toteName === null ? 'route.open' : 'route.any', { zone: route.zone }) }}
      corner={brief ? undefined : (
        <>
          <Button label={`${t('decisions.change')} · ${KEY_NAMES['CHANGE ROUTE']}`} icon="repeat" onPress={() => onAction({ kind: 'command', command: 'CHANGE ROUTE' })} />
          <Button label={`${t('decisions.type')} · ${KEY_NAMES.type}`} icon="code" onPress={() => onAction({ kind: 'open', page: 'type' })} />
        </>
      )}
    />
  )
}
