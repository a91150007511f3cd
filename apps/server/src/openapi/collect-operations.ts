import type { z } from 'zod';
import type { App } from '../server-types.ts';
import type { Operation } from './operation.ts';

/** A route with what validates it and what the API document says of it. */
export interface RegisteredOperation extends Operation {
  readonly method: string;
  /** As the router knows it. */
  readonly route: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
}

/** Watches routes being added and keeps what describes them. A route that nobody describes cannot be added. */
export function collectOperations(app: App): readonly RegisteredOperation[] {
  const operations: RegisteredOperation[] = [];
  app.addHook('onRoute', ({ method, url, schema, config }) => {
    const methods = Array.isArray(method) ? method : [method];
    for (const each of methods) {
      if (each === 'HEAD') continue;
      const operation = config?.operation;
      if (!operation) throw new Error(`The route ${each} ${url} has no description for the API document.`);
      if (operation === 'asset') continue;
      const body = operation.body ?? (schema?.body as z.ZodType | undefined);
      operations.push({
        ...operation,
        method: each,
        route: url,
        ...(schema?.querystring ? { query: schema.querystring as z.ZodType } : {}),
        ...(body ? { body } : {}),
      });
    }
  });
  return operations;
}
