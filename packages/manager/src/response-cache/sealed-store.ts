import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { BoundedStore } from '@modelhaven/core';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A store whose texts nobody else can read or exchange for another: sealed with AES-256-GCM, each for its key. `secret`
 * is 32 bytes. What was sealed with another secret is as if it were not there.
 */
export function createSealedStore(store: BoundedStore, secret: Uint8Array): BoundedStore {
  return {
    ...store,
    async get(key) {
      const kept = await store.get(key);
      if (!kept) return undefined;
      const text = open(kept.text, key, secret);
      return text === undefined ? undefined : { text, keptAt: kept.keptAt };
    },
    put: (key, text, options) => store.put(key, seal(text, key, secret), options),
  };
}

function seal(text: string, key: string, secret: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, secret, nonce).setAAD(Buffer.from(key));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

function open(sealed: string, key: string, secret: Uint8Array): string | undefined {
  try {
    const bytes = Buffer.from(sealed, 'base64');
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, secret, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(key)).setAuthTag(tag);
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    return undefined;
  }
}
