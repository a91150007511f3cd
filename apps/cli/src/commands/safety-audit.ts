import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LlmError } from '@modelhaven/core';
import { auditFolder } from '@modelhaven/manager';
import {
  type AuditCheck,
  claimAuditFile,
  createAuditTrail,
  createMemoryAuditStore,
  openFileAuditKeys,
  openFileAuditStore,
} from '@modelhaven/safety';
import { toSnakeCase } from '@modelhaven/server/json';
import { loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';

const WHY: Readonly<Record<Extract<AuditCheck, { ok: false }>['reason'], string>> = {
  unreadable: 'it cannot be read as a record',
  altered: 'its content does not fit its hash',
  out_of_order: 'it does not follow the record before it: records were removed, moved or added',
  end_missing: 'the records from here on, which were written, are gone',
};

/** `modelhaven safety audit verify`: recomputes every chain of the data folder. */
export async function verifyAudit(context: CommandContext): Promise<void> {
  const folder = auditFolder(await loadConfiguration(context));
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jsonl')).sort();
  const chains = await Promise.all(
    files.map(async (name) => {
      const store = openFileAuditStore(join(folder, name));
      return { file: join(folder, name), ...(await createAuditTrail({ store }).verify()) };
    }),
  );
  const ok = chains.every((chain) => chain.ok);
  if (!ok) context.setExitCode(1);
  if (context.options.json) return context.printJson(toSnakeCase({ ok, chains }));
  const { style } = context;
  if (chains.length === 0) context.print(`There are no records in ${folder} yet.`);
  for (const chain of chains) {
    context.print(
      chain.ok
        ? `${style.green('ok')}  ${chain.file}: ${chain.records} records, none changed, none missing`
        : `${style.red('broken')}  ${chain.file}: record ${chain.brokenAt}: ${WHY[chain.reason]}`,
    );
  }
}

/** `modelhaven safety audit erase`: shreds the key of a conversation. Rejects while a server has the folder. */
export async function eraseConversation(context: CommandContext, conversation: string): Promise<void> {
  const folder = auditFolder(await loadConfiguration(context));
  const claimed = await claimAuditFile(folder);
  try {
    if (!claimed.file.endsWith('audit.jsonl')) {
      const message = 'A running server has the records, and would write the key again. Stop it first.';
      throw new LlmError('UNAVAILABLE', message);
    }
    const keys = await openFileAuditKeys(join(folder, 'keys.json'));
    const erased = await createAuditTrail({ store: createMemoryAuditStore(), keys }).erase(conversation);
    if (context.options.json) return context.printJson({ erased });
    context.print(
      erased ? 'Done: nobody can tell any more whose records they are.' : 'No record is known as of this conversation.',
    );
  } finally {
    await claimed.release();
  }
}
