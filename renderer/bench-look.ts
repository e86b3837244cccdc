import type { BenchLook } from '@shared/domain/bench-look'

/** Lights the page as the station is set: the tokens of `styles/tokens.css` hang on these two attributes. */
export function showLook(root: HTMLElement, { theme, signals }: Pick<BenchLook, 'theme' | 'signals'>): void {
  root.dataset.theme = theme
  if (signals === 'usual') delete root.dataset.signals
  else root.dataset.signals = signals
}
