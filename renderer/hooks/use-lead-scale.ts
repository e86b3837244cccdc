import { useEffect } from 'react'

/** A lead's screen keeps to small type and uses the room; the bench comes back with its own. */
export function useLeadScale(): void {
  useEffect(() => {
    document.documentElement.classList.add('lead-scale')
    return () => document.documentElement.classList.remove('lead-scale')
  }, [])
}
