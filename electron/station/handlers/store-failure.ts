import { failure, type Failure, type FailureKind } from '@shared/domain/failure'
import { StoreFault, type StoreFaultKind } from '../store/sqlite-failure'

const KINDS: Record<StoreFaultKind, FailureKind> = {
  full: 'disk-full', 'read-only': 'store-read-only', corrupt: 'store-damaged',
  busy: 'store-refused', io: 'store-refused', held: 'store-refused', 'too-new': 'store-refused', unsuitable: 'store-refused',
}

/** What a person is told when the store cannot do its work; null for any other fault, which is ours. */
export function storeFailure(fault: unknown): Failure | null {
  return fault instanceof StoreFault ? failure(KINDS[fault.kind]) : null
}
