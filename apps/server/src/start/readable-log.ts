/** Fields that every line has, or that a person has no use for. */
const LEFT_OUT = new Set(['level', 'time', 'msg', 'requestId', 'method', 'route', 'status', 'ms']);

/** A JSON line of the log as a line for a person at a terminal. */
export function readableLine(json: string): string {
  let fields: Record<string, unknown>;
  try {
    fields = JSON.parse(json);
  } catch {
    return json;
  }
  const { time, level, msg, method, route, status, ms } = fields;
  const what = method === undefined ? String(msg ?? '') : `${method} ${route} ${status} ${ms} ms`;
  const rest = Object.entries(fields)
    .filter(([key]) => !LEFT_OUT.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${[what, ...rest].join(' ')}\n`;
}
