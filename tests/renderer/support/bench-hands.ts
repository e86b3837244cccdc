import type { BenchView } from '@shared/contract/bench-view'
import { fireEvent, screen } from '@testing-library/react'
import type { FakeStation } from './fake-station'
import { openLiveStation, type LiveStation, type Missing } from './live-station'
import { openTestApp, plain, type OpenedApp } from './open-app'

/** The window on a bench that decides for real, at the panel that a row of the table is about. */
export interface LiveBench {
  readonly live: LiveStation
  readonly app: OpenedApp
  /** Carries out one act of a person and waits for its answer. */
  does(act: Act): Promise<void>
  sees(): Seen
  /** Number of the newest entry of the journal. */
  head(): number
}

/** What a hand does: a code under the scanner, a key, a touch, a code typed by keys or with a glove. */
export type Act = { readonly scan: string } | { readonly key: string } | { readonly touches: readonly RegExp[] } | { readonly type: string } | { readonly tap: string }

/** What a person sees, and what the journal got. */
export interface Seen {
  readonly step: string
  readonly prompt: string
  readonly signal: string | null
  readonly echo: string
  readonly entries: readonly string[]
}

/** The step with the question that it is about, such as `choose/grade`. */
export function panelOf({ step, question, choice }: Pick<BenchView, 'step' | 'question' | 'choice'>): string {
  if (step.kind === 'confirm') return `confirm/${step.pending.kind}${step.pending.facts.counting === 1 ? '/counting' : ''}`
  if (step.kind === 'question') return `question/${question?.id ?? ''}`
  return step.kind === 'choose' ? `choose/${choice?.of ?? ''}` : step.kind
}

const said = (element: Element | null) => (element ? plain(element) : '')

export async function openLiveBench(reach: (live: LiveStation) => void | Promise<void>, missing: readonly Missing[] = []): Promise<LiveBench> {
  const live = openLiveStation(missing)
  await reach(live)
  await live.printed()
  live.news()
  const app = await openTestApp({ devices: live.devices }, (station: FakeStation) => live.answer(station))

  async function carryOut(act: Act): Promise<void> {
    if ('scan' in act) return app.scan(act.scan)
    if ('key' in act) return app.press(act.key)
    if ('touches' in act) {
      for (const name of act.touches) await app.touch(name)
      return
    }
    if ('tap' in act) {
      await app.touch(/^Type/)
      for (const character of act.tap) await app.touch(character)
      // What a touch on a submit button does by itself in a browser.
      fireEvent.submit(screen.getByRole('form', { name: 'Type the code' }))
    } else {
      await app.press('F3')
      fireEvent.change(screen.getByRole('textbox'), { target: { value: act.type } })
      fireEvent.submit(screen.getByRole('form', { name: 'Type the code' }))
    }
    return app.settle()
  }

  return {
    live,
    app,
    async does(act) {
      await carryOut(act)
      await live.printed()
      await app.settle()
    },
    sees: () => ({
      step: panelOf(live.bench.view()), prompt: said(document.querySelector('h1')),
      signal: document.querySelector('[data-signal]')?.getAttribute('data-signal') ?? null,
      echo: [...(screen.queryByTestId('echo')?.children ?? [])].slice(1, 3).map(said).join(': '),
      entries: live.news().map((entry) => entry.kind),
    }),
    head: () => live.store.journal.head().seq,
  }
}

