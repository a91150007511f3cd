/**
 * Looks for a secret in a value and all that hangs on it: own properties whether enumerable or not, symbols, `cause`,
 * stacks, maps, sets, bytes. It is found as it is, percent-encoded, and as base64. Returns the path to it.
 */
export function findSecret(value: unknown, secret: string, maxNodes = 50_000): string | undefined {
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')];
  const holds = (text: string) => forms.some((form) => text.includes(form));
  const seen = new Set<object>();
  const queue: { readonly value: unknown; readonly path: string }[] = [{ value, path: 'value' }];
  for (let index = 0; index < queue.length && index < maxNodes; index++) {
    const { value: node, path } = queue[index] as (typeof queue)[number];
    if (typeof node === 'string') {
      if (holds(node)) return path;
      continue;
    }
    if ((typeof node !== 'object' && typeof node !== 'function') || node === null || seen.has(node)) continue;
    seen.add(node);
    if (node instanceof Uint8Array) {
      if (holds(Buffer.from(node).toString('latin1'))) return path;
      continue;
    }
    if (node instanceof URL || node instanceof URLSearchParams) queue.push({ value: String(node), path });
    if (node instanceof Map || node instanceof Headers) {
      for (const [key, item] of node)
        queue.push({ value: key, path: `${path}[key]` }, { value: item, path: `${path}.${key}` });
    }
    if (node instanceof Set) for (const item of node) queue.push({ value: item, path: `${path}[item]` });
    for (const key of Reflect.ownKeys(node)) {
      const name = `${path}.${String(key)}`;
      if (typeof key === 'string' && holds(key)) return name;
      queue.push({ value: read(node, key), path: name });
    }
  }
  return undefined;
}

/** A getter may throw; that is not what is being looked for. */
function read(node: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(node, key);
  } catch {
    return undefined;
  }
}
