import { accessOf } from '../keys/access.ts';
import type { App } from '../server-types.ts';
import type { AuditLog } from './audit-log.ts';

const SECRET_NAME = /key|secret|token|password|authorization|credential/i;
/** Of one value, or of each in a list: what stands first must not hide what stands behind it. */
const MOST_CHARACTERS = 200;
const MOST_IN_LIST = 100;

/** Records every request that changes something for others, or was meant to, whatever became of it. */
export function recordActions(app: App, log: AuditLog, now: () => number): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { operation } = request.routeOptions.config;
    if (typeof operation !== 'object' || request.method === 'GET' || !manages(operation.id)) return done();
    const { id } = operation;
    let isAdded = false;
    // A client that leaves does not keep what it did from being recorded.
    const add = () => {
      if (isAdded) return;
      isAdded = true;
      const target = { ...readable(request.params), ...readable(request.body) };
      log.add({
        at: now(),
        action: id,
        by: request.caller?.keyId ?? (isRefused(reply.raw.statusCode) ? 'unknown' : 'local'),
        ip: request.ip,
        requestId: request.id,
        status: reply.raw.statusCode,
        ...(Object.keys(target).length === 0 ? {} : { target }),
      });
    };
    reply.raw.once('finish', add);
    reply.raw.once('close', add);
    done();
  });
}

/** What the other keys may do too is use, and not management. */
function manages(operationId: string): boolean {
  const access = accessOf(operationId);
  return access !== 'public' && access.every((scope) => scope === 'admin' || scope === 'models');
}

/** Short plain values under names that mean no secret. */
function readable(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const entries = Object.entries(value).flatMap(([name, each]): readonly (readonly [string, unknown])[] => {
    if (SECRET_NAME.test(name)) return [];
    if (typeof each === 'string') return [[name === '*' ? 'path' : name, each.slice(0, MOST_CHARACTERS)]];
    if (typeof each === 'number' || typeof each === 'boolean') return [[name, each]];
    if (Array.isArray(each)) return [[name, `[${each.slice(0, MOST_IN_LIST).map(shortened).join(',')}]`]];
    return [[name, shortened(each)]];
  });
  return Object.fromEntries(entries);
}

function shortened(value: unknown): string | undefined {
  const text = JSON.stringify(value, (key, inner) => (SECRET_NAME.test(key) ? undefined : inner));
  return text?.slice(0, MOST_CHARACTERS);
}

const isRefused = (status: number): boolean => status === 401 || status === 403;
