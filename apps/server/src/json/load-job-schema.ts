import { z } from 'zod';

/** A model on its way into memory, or what became of it. */
export const loadJobSchema = z
  .strictObject({
    address: z.string(),
    state: z.enum(['loading', 'loaded', 'failed']),
    progress: z.number().min(0).max(1),
    started_at: z.number().describe('Milliseconds since 1970.'),
    ended_at: z.number().optional(),
    error: z.looseObject({ code: z.string(), message: z.string() }).optional(),
  })
  .meta({ id: 'LoadJob' });
