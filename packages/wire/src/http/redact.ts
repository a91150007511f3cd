/** What stands in the place of a secret. */
export const REDACTED = '[redacted]';

const SENSITIVE_NAME =
  /authorization|cookie|secret|token|password|passwd|signature|credential|(^|[-_.])auth($|[-_.])|(^|[-_.])(api)?[-_]?key$/i;
const NOT_SENSITIVE = /^(max[-_]|x-ratelimit|anthropic-ratelimit|ratelimit)/i;

/** True for the name of a header or query parameter whose value is a secret. */
export function isSensitiveName(name: string): boolean {
  return SENSITIVE_NAME.test(name) && !NOT_SENSITIVE.test(name);
}

/** The headers with the values of keys, cookies and tokens replaced, for logs. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isSensitiveName(name) ? REDACTED : value]),
  );
}

/** The address without user, password and secret query values, for logs; `[unreadable address]` when it is none. */
export function redactUrl(url: string | URL): string {
  let copy: URL;
  try {
    copy = new URL(url);
  } catch {
    return '[unreadable address]';
  }
  copy.username = '';
  copy.password = '';
  copy.hash = '';
  for (const name of new Set(copy.searchParams.keys())) {
    if (isSensitiveName(name)) copy.searchParams.set(name, REDACTED);
  }
  return copy.href;
}

/** Every secret in these headers and this address, in each form in which it could be echoed. */
export function secretsOf(headers: Readonly<Record<string, string>>, url?: URL): readonly string[] {
  const secrets = new Set<string>();
  const add = (value: string) => {
    // Shorter values are no secrets, and replacing them would eat ordinary words.
    if (value.length < 6) return;
    secrets.add(value);
    secrets.add(encodeURIComponent(value));
  };
  for (const [name, value] of Object.entries(headers)) {
    if (!isSensitiveName(name)) continue;
    add(value);
    const scheme = /^(bearer|basic|token|apikey)\s+/i.exec(value);
    if (scheme) add(value.slice(scheme[0].length).trim());
    if (scheme?.[1]?.toLowerCase() === 'basic') {
      const plain = Buffer.from(value.slice(scheme[0].length).trim(), 'base64').toString('utf8');
      add(plain);
      add(plain.slice(plain.indexOf(':') + 1));
    }
  }
  if (url) {
    if (url.password !== '') add(decodeURIComponent(url.password));
    for (const [name, value] of url.searchParams) if (isSensitiveName(name)) add(value);
  }
  // Longest first, so that a secret which holds another one goes as a whole.
  return [...secrets].sort((a, b) => b.length - a.length);
}

/** The text with every one of the secrets replaced. */
export function redactText(text: string, secrets: readonly string[]): string {
  let result = text;
  for (const secret of secrets) if (result.includes(secret)) result = result.replaceAll(secret, REDACTED);
  return result;
}
