import { z } from 'zod';

/** A model that is being fetched, or what became of it. */
export const pullJobSchema = z
  .strictObject({
    address: z.string(),
    state: z.enum(['fetching', 'fetched', 'cancelled', 'failed']),
    progress: z.number().min(0).max(1),
    phase: z.enum(['fetching', 'checking']).optional(),
    done_bytes: z.number().optional(),
    total_bytes: z.number().optional(),
    bytes_per_second: z.number().optional(),
    remaining_ms: z.number().optional(),
    notes: z.array(z.string()).describe('What was chosen and why.'),
    model: z.string().optional().describe('Address that the model is used by, when it is here.'),
    started_at: z.number().describe('Milliseconds since 1970.'),
    ended_at: z.number().optional(),
    error: z.looseObject({ code: z.string(), message: z.string() }).optional(),
  })
  .meta({ id: 'PullJob' });
