/**
 * Whether one of the patterns means this address. `*` stands for any characters, also slashes: `ollama/*`,
 * `openrouter/*:free`, `*`. A pattern without a slash means a model of that name at any provider.
 */
export function matchesModel(patterns: readonly string[], address: string): boolean {
  const slash = address.indexOf('/');
  const bare = slash === -1 ? address : address.slice(slash + 1);
  return patterns.some((pattern) => matchesPattern(pattern, pattern.includes('/') ? address : bare) || pattern === '*');
}

/** Whether a text is what the pattern says, `*` standing for anything. In time that grows with their lengths only. */
export function matchesPattern(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return text === first;
  const last = rest.pop() as string;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
