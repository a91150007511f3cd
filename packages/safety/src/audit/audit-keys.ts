import { createHash, createHmac, randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureFolder } from './ensure-folder.ts';

/** Secret keys of conversations. A record holds a pseudonym that only its key connects with the conversation. */
export interface AuditKeys {
  /** The pseudonym of a conversation; makes a key where there is none yet, unless `mayMake` is false. */
  pseudonym(conversationId: string, mayMake?: boolean): Promise<string | undefined>;
  /** Shreds the key. Resolves to whether there was one. */
  shred(conversationId: string): Promise<boolean>;
}

/** Keys in memory. */
export function createMemoryAuditKeys(): AuditKeys {
  return keysOver(new Map(), async () => {});
}

/** Keys in a file that only its owner can read. The file is written anew whenever a key is added or shredded. */
export async function openFileAuditKeys(file: string): Promise<AuditKeys> {
  const known = new Map<string, string>(Object.entries(await readKeys(file)));
  return keysOver(known, async () => {
    await ensureFolder(dirname(file));
    const temporary = join(dirname(file), `.keys-${randomBytes(6).toString('hex')}`);
    await writeFile(temporary, JSON.stringify(Object.fromEntries(known)), { mode: 0o600 });
    await rename(temporary, file);
  });
}

function keysOver(keys: Map<string, string>, save: () => Promise<void>): AuditKeys {
  let saving: Promise<void> = Promise.resolve();
  const saved = (): Promise<void> => {
    const done = saving.then(save);
    saving = done.catch(() => {});
    return done;
  };
  return {
    async pseudonym(conversationId, mayMake = true) {
      const name = nameOf(conversationId);
      let key = keys.get(name);
      if (key === undefined) {
        if (!mayMake) return undefined;
        key = randomBytes(32).toString('hex');
        keys.set(name, key);
        await saved();
      }
      return createHmac('sha256', Buffer.from(key, 'hex')).update(conversationId).digest('hex').slice(0, 32);
    },
    async shred(conversationId) {
      const wasThere = keys.delete(nameOf(conversationId));
      if (wasThere) await saved();
      return wasThere;
    },
  };
}

/** Keys are found by this, so that the file names no conversation. */
function nameOf(conversationId: string): string {
  return createHash('sha256').update(conversationId).digest('hex');
}

async function readKeys(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, key]) => typeof key === 'string'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}
