/** A list of listeners for one kind of news. A listener that throws is a fault and is not swallowed. */
export interface Listeners<T> {
  /** Adds a listener; the returned function removes it. */
  add(listener: (news: T) => void): () => void
  announce(news: T): void
}

export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(news: T) => void>()
  return {
    add(listener) {
      // Wrapped, so that the same function added twice is two listeners and removing one leaves the other.
      const entry = (news: T): void => listener(news)
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    announce(news) {
      // A copy, because a listener may remove itself while it is being told.
      for (const listener of [...listeners]) listener(news)
    },
  }
}
