import type { Failure } from '@shared/domain/failure'
import { useState } from 'react'
import { useStoreState } from './hooks/reducer-store'
import { FirstStartScreen } from './screens/first-start/first-start-screen'
import { SetUpScreen } from './screens/set-up/set-up-screen'
import { nextLanguage } from './strings'
import type { RunningApp } from './running-app'

/** Before there is a bench: try it, or set it up. */
export function FirstSteps({ running }: { readonly running: RunningApp }) {
  const { app } = running.parts
  const [step, setStep] = useState<'choice' | 'preparing' | 'set-up'>('choice')
  const [failure, setFailure] = useState<Failure | null>(null)
  const language = useStoreState(app, (state) => state.language)

  async function trySample(): Promise<void> {
    setStep('preparing')
    const refused = await running.parts.trySample()
    if (refused === null) return
    setFailure(refused)
    setStep('choice')
  }

  if (step === 'set-up') {
    return (
      <SetUpScreen
        onBack={() => setStep('choice')}
        onDone={(status) => {
          app.dispatch({ kind: 'status-came', status })
          void running.parts.meetStation()
        }}
      />
    )
  }
  return (
    <FirstStartScreen
      isPreparing={step === 'preparing'}
      failure={failure}
      onSample={() => void trySample()}
      onSetUp={() => setStep('set-up')}
      onChangeLanguage={() => app.dispatch({ kind: 'language-chosen', language: nextLanguage(language) })}
    />
  )
}
