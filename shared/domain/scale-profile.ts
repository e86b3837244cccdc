/** What a scale's frames do not say and a person or the learner does: stored with the device's configuration. */
export interface ScaleProfile {
  /** For protocols whose frames name no unit. */
  readonly unit?: string | undefined
  /** Toledo 8217: some makers set the net bit always; then it says nothing. */
  readonly netBit?: 'net' | 'ignored' | undefined
  /** For frames without a decimal point: how many digits stand behind it, 0 to 6. */
  readonly decimals?: number | undefined
}
