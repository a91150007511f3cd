import { invalidField, unsupportedField } from './accept.ts';

/** Where a picture or file is: at an address, or here in base64. */
export type Source = { readonly url: string } | { readonly base64: string; readonly mediaType: string };

const DATA_URL = /^data:([^,;]*)((?:;[^,;]*)*),/i;

/** Reads an `http(s):` or `data:` address of a client; anything else throws `INVALID_REQUEST` at the given path. */
export function sourceOf(address: string, path: string): Source {
  if (/^https?:\/\//i.test(address)) {
    if (!URL.canParse(address)) throw invalidField(path, 'Expected a valid address.');
    return { url: address };
  }
  const match = DATA_URL.exec(address.slice(0, 512));
  if (!match) throw invalidField(path, 'Expected an https: or data: address.');
  const mediaType = (match[1] ?? '').trim().toLowerCase();
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(mediaType)) throw invalidField(path, 'Expected a data: address with a media type.');
  if (!/;base64$/i.test(match[2] ?? '')) {
    throw unsupportedField(path, 'Only data: addresses in base64 are understood.');
  }
  const base64 = address.slice(match[0].length);
  if (!isBase64(base64)) throw invalidField(path, 'Expected base64 behind the comma.');
  return { base64, mediaType };
}

/** True for base64 text with something in it. */
export function isBase64(text: string): boolean {
  return text !== '' && /^[A-Za-z0-9+/_-]+={0,2}$/.test(text);
}
