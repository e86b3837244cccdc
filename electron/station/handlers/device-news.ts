import type { DeviceStatusView, WeightView } from '@shared/contract/devices'
import type { DurationMs, Instant } from '@shared/domain/quantities'
import { isDeepStrictEqual } from 'node:util'

/** A weight that stays the same is said again this often, for a window that was just opened. */
const SAME_WEIGHT_EVERY_MS: DurationMs = 1_000

/** What the window is told of the devices beside scans. Saying what it knows already would keep both processes awake. */
export interface DeviceNews {
  /** A status changed, or a device gave something. Several changes in one turn are one announcement, after everything a person waits for. */
  changed(): void
  weight(view: WeightView): void
  close(): void
}

export interface DeviceNewsParts {
  readonly views: () => DeviceStatusView[]
  readonly announceDevices: (views: DeviceStatusView[]) => void
  readonly announceWeight: (view: WeightView) => void
}

export function createDeviceNews({ views, announceDevices, announceWeight }: DeviceNewsParts): DeviceNews {
  let telling: NodeJS.Immediate | null = null
  let told: WeightView | null = null

  const saysMore = (view: WeightView, before: WeightView): boolean =>
    isLater(view.readAt, before.readAt) || !isDeepStrictEqual({ ...view, readAt: before.readAt }, before)

  return {
    changed() {
      telling ??= setImmediate(() => {
        telling = null
        announceDevices(views())
      })
    },
    weight(view) {
      if (told !== null && !saysMore(view, told)) return
      told = view
      announceWeight(view)
    },
    close() {
      if (telling) clearImmediate(telling)
    },
  }
}

/** A clock set back counts as time passed. */
function isLater(readAt: Instant, before: Instant): boolean {
  return Math.abs(readAt - before) >= SAME_WEIGHT_EVERY_MS
}
