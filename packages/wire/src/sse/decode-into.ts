/** Runs a step of a decoder and yields what it put out, also in front of the error with which it failed. */
export function* decodeInto<Event>(out: Event[], step: () => void): Generator<Event, void, undefined> {
  let failure: { readonly error: unknown } | undefined;
  try {
    step();
  } catch (error) {
    failure = { error };
  }
  yield* out.splice(0);
  if (failure) throw failure.error;
}
