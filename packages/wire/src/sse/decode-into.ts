/** What a step failed with; undefined where it did not. For what has to hand something out before it throws. */
export function failureOf(step: () => void): { readonly error: unknown } | undefined {
  try {
    step();
    return undefined;
  } catch (error) {
    return { error };
  }
}

/** Runs a step of a decoder and yields what it put out, also in front of the error with which it failed. */
export function* decodeInto<Event>(out: Event[], step: () => void): Generator<Event, void, undefined> {
  const failure = failureOf(step);
  yield* out.splice(0);
  if (failure) throw failure.error;
}
