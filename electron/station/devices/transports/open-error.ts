import type { TransportCause } from './transport'

/**
 * Why a device could not be opened. The bindings report the system's words, not its codes:
 * `Error: Permission denied, cannot open /dev/ttyUSB0`, `cannot open device with path /dev/hidraw3: … No such file or directory`.
 */
export function causeOfOpenError(text: string): TransportCause {
  if (/cannot lock|resource busy|in use|temporarily unavailable|another process|already open/i.test(text)) return 'held'
  // Windows says "Access (is) denied" when another program has the device; Linux says "Permission denied" for rights.
  if (/access (?:is )?denied/i.test(text)) return 'held'
  if (/permission denied|not permitted|not privileged/i.test(text)) return 'no-permission'
  if (/no such (file|device)|file not found|cannot find|not configured|not found|input\/output error/i.test(text)) return 'absent'
  return 'broken'
}

/** The words of whatever was thrown or told: node-hid tells its errors as plain strings. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
