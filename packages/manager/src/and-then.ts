/** What is made of a value: at once where it is there, else once it is. Every promise costs, and nearly all is known. */
export function andThen<Value, Result>(
  value: Value | Promise<Value>,
  make: (value: Value) => Result | Promise<Result>,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(make) : make(value);
}
