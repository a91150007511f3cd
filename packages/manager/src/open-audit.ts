import { join } from 'node:path';
import { LlmError, type Logger } from '@modelhaven/core';
import {
  type AuditRecord,
  type AuditTrail,
  claimAuditFile,
  createAuditTrail,
  openFileAuditKeys,
  openFileAuditStore,
} from '@modelhaven/safety';
import type { ModelhavenConfig } from './config/types.ts';

/** The trail of a server, and what was in it. */
export interface OpenAudit {
  readonly trail: AuditTrail;
  /** The latest records, oldest first. */
  readonly before: readonly AuditRecord[];
  close(): Promise<void>;
}

const FOLDER = 'safety';
const KEPT = 10_000;
const DAY_MS = 86_400_000;

/** Where the records of a data folder are. */
export function auditFolder(config: Pick<ModelhavenConfig, 'server'>): string {
  return join(config.server.dataDir, FOLDER);
}

/** Opens the trail that a configuration asks for. A folder that cannot be written is said in the log: undefined then. */
export async function openAudit(
  config: Pick<ModelhavenConfig, 'safety' | 'server'>,
  logger: Logger,
  now: () => number,
): Promise<OpenAudit | undefined> {
  const folder = auditFolder(config);
  try {
    const { file, release } = await claimAuditFile(folder);
    const store = openFileAuditStore(file);
    const keys = await openFileAuditKeys(join(folder, 'keys.json'));
    const trail = createAuditTrail({ store, keys, now, retentionDays: config.safety.audit.retentionDays });
    const expire = () => {
      trail.expire().catch((thrown: unknown) => {
        logger.error({ cause: LlmError.from(thrown).code }, 'Old safety records could not be removed.');
      });
    };
    await trail.expire();
    const daily = setInterval(expire, DAY_MS);
    daily.unref();
    let before: AuditRecord[] = [];
    for await (const record of store.all()) {
      if (record) before.push(record);
      if (before.length > KEPT * 2) before = before.slice(-KEPT);
    }
    return {
      trail,
      before,
      close: async () => {
        clearInterval(daily);
        await release();
      },
    };
  } catch (error) {
    logger.error(
      { folder, error: error instanceof Error ? error.message : '' },
      'The safety audit trail cannot be opened.',
    );
    return undefined;
  }
}
