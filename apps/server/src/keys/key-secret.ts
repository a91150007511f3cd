import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A key as its holder has it: `mh_`, 12 characters that name it, `_`, and 256 random bits. */
const FORM = /^mh_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/;

/** A key taken apart. */
export interface ParsedKey {
  readonly id: string;
  readonly secret: string;
}

/** A name for a new key: 12 characters, random. It is no secret. */
export function createKeyId(): string {
  const letters = '0123456789abcdefghijklmnopqrstuvwxyz';
  let id = '';
  // Bytes past the last whole round of letters would make the first letters likelier.
  while (id.length < 12) for (const byte of randomBytes(16)) if (byte < 252 && id.length < 12) id += letters[byte % 36];
  return id;
}

/** 256 random bits as text. */
export function createSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The key as it is shown, once. */
export function formatKey({ id, secret }: ParsedKey): string {
  return `mh_${id}_${secret}`;
}

/** Takes a key apart; undefined for what was never one of ours. */
export function parseKey(text: string): ParsedKey | undefined {
  const [, id, secret] = FORM.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** What is stored of a secret. SHA-256 is enough: nobody guesses 256 random bits, however fast the hash is. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret has this hash, in a time that does not tell how much of it was right. */
export function hasHash(secret: string, hash: string): boolean {
  const given = createHash('sha256').update(secret).digest();
  const stored = Buffer.from(hash, 'hex');
  return stored.length === given.length && timingSafeEqual(given, stored);
}
