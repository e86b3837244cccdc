import { failure, type Failure } from '@shared/domain/failure'
import { asId, type OperatorId } from '@shared/domain/ids'
import type { Operator } from '@shared/domain/operator'
import { afterSignIn, afterWrongPin, pinWaitMs, type PinAttempts } from '@shared/domain/pin-attempts'
import { ok, refuse, type Result } from '@shared/domain/result'
import { z } from 'zod'
import type { Clock } from '../ports'
import type { Store } from '../store/store'

const SETTING_NAME = 'pin-attempts'
const SECOND_MS = 1000

const AttemptsSchema = z.array(z.object({ operatorId: z.string().transform((text) => asId<OperatorId>(text)), wrong: z.number().int().min(1), lastAt: z.number() }))

function readAttempts(store: Store): PinAttempts {
  return AttemptsSchema.parse(JSON.parse(store.setting(SETTING_NAME) ?? '[]'))
}

/** Checks a PIN. Wrong ones are slowed down; a PIN that comes too early is not even looked at. */
export function checkPin(store: Store, clock: Clock, operatorId: OperatorId, pin: string): Result<Operator, Failure> {
  const operator = store.reference.operator(operatorId)
  if (!operator) return refuse(failure('wrong-pin'))
  const attempts = readAttempts(store)
  const waitMs = pinWaitMs(attempts, operatorId, clock.now())
  if (waitMs > 0) return refuse(failure('pin-wait', { seconds: Math.ceil(waitMs / SECOND_MS) }))
  if (!store.reference.checkPin(operatorId, pin)) {
    store.setSetting(SETTING_NAME, JSON.stringify(afterWrongPin(attempts, operatorId, clock.now())))
    return refuse(failure('wrong-pin'))
  }
  forgetAttempts(store, operatorId)
  return ok(operator)
}

/** A person who is there by badge or PIN starts afresh. */
export function forgetAttempts(store: Store, operatorId: OperatorId): void {
  const attempts = readAttempts(store)
  const left = afterSignIn(attempts, operatorId)
  if (left.length < attempts.length) store.setSetting(SETTING_NAME, JSON.stringify(left))
}
