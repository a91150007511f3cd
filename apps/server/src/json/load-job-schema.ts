import { z } from 'zod';

/** A model on its way into memory, or what became of it. */
export const loadJobSchema = z
  .strictObject({
    address: z.string(),
    state: z.enum(['loading', 'loaded', 'failed', 'cancelled']),
    progress: z.number().min(0).max(1),
    started_at: z.number().describe('Milliseconds since 1970.'),
    ended_at: z.number().optional(),
    warnings: z.array(z.string()).optional().describe('What went less well than wanted.'),
    error: z.looseObject({ code: z.string(), message: z.string() }).optional(),
  })
  .meta({ id: 'LoadJob' });

/** A load as our API shows it. */
export type LoadJobBody = z.output<typeof loadJobSchema>;
