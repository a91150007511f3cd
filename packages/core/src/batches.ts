/** By symbol, so that two copies of this package read each other's streams. */
const BATCHES = Symbol.for('modelhaven.batches');

/**
 * A stream that can be read event by event, or batch by batch: whatever was there at the same time in one array. Every
 * promise between source and reader is then paid for once a read of the socket, and not once an event.
 */
export interface BatchedStream<Event> extends AsyncIterable<Event> {
  readonly [BATCHES]: () => AsyncIterator<readonly Event[]>;
}

/** A stream of arrays as one of events, which whoever knows of batches reads as they are. For one reader, once. */
export function fromBatches<Event>(source: AsyncIterable<readonly Event[]>): BatchedStream<Event> {
  return {
    [BATCHES]: () => source[Symbol.asyncIterator](),
    [Symbol.asyncIterator]: () => unpacked(source[Symbol.asyncIterator]()),
  };
}

/** The batches of a stream; of one that knows of none, each event by itself. */
export function batchesOf<Event>(source: AsyncIterable<Event>): AsyncIterable<readonly Event[]> {
  return {
    [Symbol.asyncIterator]: () => (isBatched(source) ? source[BATCHES]() : packed(source[Symbol.asyncIterator]())),
  };
}

function isBatched<Event>(source: AsyncIterable<Event>): source is BatchedStream<Event> {
  return BATCHES in source;
}

const finished = { done: true, value: undefined } as const;

function packed<Event>(events: AsyncIterator<Event>): AsyncIterator<readonly Event[]> {
  const pack = (next: IteratorResult<Event>): IteratorResult<readonly Event[]> =>
    next.done ? finished : { done: false, value: [next.value] };
  return {
    next: () => events.next().then(pack),
    async return() {
      await events.return?.();
      return finished;
    },
  };
}

function unpacked<Event>(batches: AsyncIterator<readonly Event[]>): AsyncIterator<Event> {
  let waiting: readonly Event[] = [];
  let at = 0;
  const take = (next: IteratorResult<readonly Event[]>): IteratorResult<Event> | Promise<IteratorResult<Event>> => {
    // Whoever asks twice at once gets what is there in its order.
    if (!next.done) {
      waiting = at < waiting.length ? [...waiting.slice(at), ...next.value] : next.value;
      at = 0;
    }
    if (at < waiting.length) return { done: false, value: waiting[at++] as Event };
    return next.done ? finished : batches.next().then(take);
  };
  return {
    next: () =>
      at < waiting.length ? Promise.resolve({ done: false, value: waiting[at++] as Event }) : batches.next().then(take),
    async return() {
      waiting = [];
      await batches.return?.();
      return finished;
    },
  };
}
