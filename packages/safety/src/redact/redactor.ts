import { PERSONAL_PATTERNS, type PersonalKind } from './patterns.ts';

/** Settings of a redactor. */
export interface RedactorOptions {
  /** Kinds to hide; default all. */
  readonly kinds?: readonly PersonalKind[];
}

/** Hides personal data behind placeholders and puts it back. One redactor per request: it remembers what it hid. */
export interface Redactor {
  /** The text with `[EMAIL_1]` and the like in place of personal data; the same value always gets the same placeholder. */
  redact(text: string): string;
  /** The text with the values back in their places. */
  restore(text: string): string;
  /** How many values of each kind were hidden. */
  readonly counts: Readonly<Partial<Record<PersonalKind, number>>>;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalKind;
}

/** Makes a redactor. Nothing is redacted unless an application asks for it. */
export function createRedactor({ kinds }: RedactorOptions = {}): Redactor {
  const placeholders = new Map<string, string>();
  const values = new Map<string, string>();
  const counts: Partial<Record<PersonalKind, number>> = {};
  const patterns = PERSONAL_PATTERNS.filter(({ kind }) => kinds?.includes(kind) ?? true);
  const placeholderFor = (kind: PersonalKind, value: string, text: string): string => {
    const known = placeholders.get(value);
    if (known !== undefined) return known;
    let number = (counts[kind] ?? 0) + 1;
    // A placeholder that the text already holds would be restored to the wrong value.
    while (text.includes(`[${kind.toUpperCase()}_${number}]`)) number++;
    counts[kind] = number;
    const placeholder = `[${kind.toUpperCase()}_${number}]`;
    placeholders.set(value, placeholder);
    values.set(placeholder, value);
    return placeholder;
  };
  return {
    redact(text) {
      const places: Place[] = [];
      for (const { kind, pattern, isValid } of patterns) {
        for (const match of text.matchAll(pattern)) {
          const start = match.index;
          const end = start + match[0].length;
          if (isValid && !isValid(match[0])) continue;
          if (!places.some((place) => place.start < end && start < place.end)) places.push({ start, end, kind });
        }
      }
      places.sort((a, b) => a.start - b.start);
      let out = '';
      let from = 0;
      for (const { start, end, kind } of places) {
        out += text.slice(from, start) + placeholderFor(kind, text.slice(start, end), text);
        from = end;
      }
      return out + text.slice(from);
    },
    restore: (text) =>
      text.replace(/\[[A-Z_]{2,12}_[0-9]{1,6}\]/g, (placeholder) => values.get(placeholder) ?? placeholder),
    get counts() {
      return { ...counts };
    },
  };
}
