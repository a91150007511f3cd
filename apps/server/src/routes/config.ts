import { LlmError } from '@modelhaven/core';
import { formatOrigin, settingShape } from '@modelhaven/manager';
import { z } from 'zod';
import type { ShownConfiguration } from '../reload/edit-config.ts';
import { refused, reloaded, sendChanges } from '../reload/reload-routes.ts';
import type { App, RouteContext } from '../server-types.ts';

const shape = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('boolean') }),
    z.strictObject({
      type: z.literal('number'),
      integer: z.boolean(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
    }),
    z.strictObject({ type: z.literal('choice'), options: z.array(z.string()) }),
  ])
  .meta({ id: 'SettingShape' });

const answer = z
  .strictObject({
    file: z.string().optional().describe('The file that was read; absent where there is none.'),
    editable: z.boolean().describe('Whether there is a file that `POST /api/v1/config` could write to.'),
    entries: z.array(
      z.strictObject({
        path: z.string(),
        value: z.unknown().describe('Secrets are masked.'),
        origin: z.string().describe('`default`, `flag`, `environment NAME`, or `file, line N`.'),
        shape: shape.optional().describe('What it may be; absent for what only the file can say.'),
      }),
    ),
    notes: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  })
  .meta({ id: 'Configuration' });

const edits = z
  .strictObject({
    changes: z
      .array(
        z.strictObject({
          path: z.string().min(1).max(200).describe('As `GET /api/v1/config` names it.'),
          value: z
            .union([z.number(), z.boolean(), z.string().max(200)])
            .nullable()
            .describe('null takes the setting out of the file, so that its default holds.'),
        }),
      )
      .min(1)
      .max(100),
  })
  .meta({
    id: 'ConfigurationChanges',
    examples: [{ changes: [{ path: 'model_management.selection_strategy.quality_threshold', value: 7 }] }],
  });

/** `/api/v1/config`: what the server was started with, and single settings of it to change. */
export function addConfigRoutes(app: App, { configuration }: RouteContext): void {
  const service = (): ShownConfiguration => {
    if (configuration) return configuration;
    throw new LlmError('UNSUPPORTED', 'This server was built by a program, which alone knows its settings.');
  };

  app.get(
    '/api/v1/config',
    {
      config: {
        operation: {
          id: 'getConfiguration',
          tag: 'Server',
          summary: 'Show the configuration, and where each value came from',
          description: 'As it holds now; secrets are masked.',
          responses: { 200: { description: 'The configuration.', schema: answer } },
        },
      },
    },
    () => {
      const { file, edit, entries, notes } = service();
      return {
        ...(file === undefined ? {} : { file }),
        editable: edit !== undefined,
        entries: entries.map(({ path, value, origin }) => {
          const setting = settingShape(path);
          return { path, value, origin: formatOrigin(origin), ...(setting ? { shape: setting } : {}) };
        }),
        notes: notes.map(({ path, message }) => ({ path, message })),
      };
    },
  );

  app.post(
    '/api/v1/config',
    {
      schema: { body: edits },
      config: {
        operation: {
          id: 'changeConfiguration',
          tag: 'Server',
          summary: 'Change single settings in the configuration file',
          description:
            'Numbers, truth values and choices only: addresses, names of files and secrets are for whoever may write the file. ' +
            'The whole is checked before anything is written; comments in the file stay.',
          responses: {
            200: { description: 'What has changed.', schema: reloaded },
            422: { description: 'The whole would be wrong; nothing was written.', schema: refused },
          },
        },
      },
    },
    (request, reply) => {
      const { edit } = service();
      if (!edit) {
        const message =
          'There is no configuration file to write to. Make one with "modelhaven init" and start with it.';
        throw new LlmError('UNSUPPORTED', message);
      }
      const changes = request.body.changes.map(({ path, value }) => ({ path, ...(value === null ? {} : { value }) }));
      return sendChanges(request, reply, () => edit(changes));
    },
  );
}
