import { LlmError } from '@modelhaven/core';
import { formatOrigin } from '@modelhaven/manager';
import { z } from 'zod';
import type { App, RouteContext } from '../server-types.ts';

const answer = z
  .strictObject({
    file: z.string().optional().describe('The file that was read; absent where there is none.'),
    entries: z.array(
      z.strictObject({
        path: z.string(),
        value: z.unknown().describe('Secrets are masked.'),
        origin: z.string().describe('`default`, `flag`, `environment NAME`, or `file, line N`.'),
      }),
    ),
    notes: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  })
  .meta({ id: 'Configuration' });

/** `GET /api/v1/config`: what the server was started with. */
export function addConfigRoute(app: App, { configuration }: RouteContext): void {
  app.get(
    '/api/v1/config',
    {
      config: {
        operation: {
          id: 'getConfiguration',
          tag: 'Server',
          summary: 'Show the configuration, and where each value came from',
          description: 'As it holds now; secrets are masked. It is changed in its file.',
          responses: { 200: { description: 'The configuration.', schema: answer } },
        },
      },
    },
    () => {
      if (!configuration) {
        throw new LlmError('UNSUPPORTED', 'This server was built by a program, which alone knows its settings.');
      }
      const { file, entries, notes } = configuration;
      return {
        ...(file === undefined ? {} : { file }),
        entries: entries.map(({ path, value, origin }) => ({ path, value, origin: formatOrigin(origin) })),
        notes: notes.map(({ path, message }) => ({ path, message })),
      };
    },
  );
}
