/*
 * Answers of a scanner to menu and query commands come back as if they were scans. Captured on a Honeywell Voyager 1602g:
 * text under `]X0` with Honeywell's own id 0x3f, the acknowledgement under `]Z6` with id 0x36. `]X0` alone says nothing:
 * it is also the identifier of every symbology without one of its own, such as postal codes (Honeywell user's guide,
 * symbology charts; ISO/IEC 15424: code character X is "other bar code", Z is "no bar code").
 */

const menuTextSymbology = 0x3f
/** ACK, ENQ or NAK with the storage character behind it end the answer to a menu command (Honeywell user's guide, query commands). */
const acknowledged = /[\u0005\u0006\u0015][.!,;]?$/u
/** Two lines that name a thing and its value: what a revision query answers. */
const namedValues = /^[^\r\n:]{1,40}: .*\r\n[^\r\n:]{1,40}: /u

/** Whether a scan is the scanner's answer to a command. `vendorSymbology` null: the layout has no place for it. */
export function isMenuReply(aim: string | null, vendorSymbology: number | null, text: string): boolean {
  if (aim === ']Z6') return true
  if (aim !== ']X0') return false
  if (vendorSymbology === menuTextSymbology || acknowledged.test(text)) return true
  return (vendorSymbology === null || vendorSymbology === 0) && namedValues.test(text)
}
