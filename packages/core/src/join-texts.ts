import type { StreamEvent } from './generation.ts';

/** The same events, with neighbouring pieces of text as one: whoever got them at once has no use for them apart. */
export function joinTexts(events: readonly StreamEvent[]): readonly StreamEvent[] {
  if (events.length < 2) return events;
  const joined: StreamEvent[] = [];
  let pieces: string[] = [];
  const close = () => {
    if (pieces.length > 0) joined.push({ type: 'text-delta', text: pieces.join('') });
    pieces = [];
  };
  for (const event of events) {
    if (event.type === 'text-delta' && event.logprobs === undefined) pieces.push(event.text);
    else {
      close();
      joined.push(event);
    }
  }
  close();
  return joined;
}
