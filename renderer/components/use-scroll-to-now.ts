import { useEffect, useRef, type RefObject } from 'react'

/** Keeps the line at hand in view in a list longer than its place: nobody scrolls with gloves on. */
export function useScrollToNow<E extends HTMLElement>(isNow: boolean): RefObject<E | null> {
  const ref = useRef<E>(null)
  useEffect(() => {
    if (isNow) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isNow])
  return ref
}
