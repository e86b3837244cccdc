/**
 * A pressed button does not take the focus: Enter stays Next, and a code being typed goes on. Who walks with Tab keeps
 * the focus as usual. The function it returns stops it.
 */
export function startTouchFocus(document: Document): () => void {
  function onMouseDown(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest('button') !== null) event.preventDefault()
  }
  document.addEventListener('mousedown', onMouseDown, true)
  return () => document.removeEventListener('mousedown', onMouseDown, true)
}
