import { createStore } from './store.ts';

/** What a screen reader is told; shown by the live region of the page. */
export const announcement = createStore('');

/** Tells a screen reader what happened. */
export function announce(text: string): void {
  // The same words twice would be no change, and not be read.
  announcement.set(announcement.get() === text ? `${text}\u00A0` : text);
}
