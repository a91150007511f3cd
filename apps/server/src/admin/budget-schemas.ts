import { budgetSchema } from '@modelhaven/manager';
import { z } from 'zod';

const name = z
  .string()
  .regex(/^[\w.-]{1,100}$/, 'Expected 1 to 100 letters, digits or . _ -')
  .describe('Its name; one that is there is replaced.');

/** Body of `POST /api/v1/budgets`. */
export const setBudgetSchema = z.strictObject({ name, ...budgetSchema.shape }).meta({ id: 'SetBudgetRequest' });

const usd = z.number().min(0);

/** A budget, and how much of it is left. */
export const budgetStateSchema = z
  .strictObject({
    name: z.string(),
    per: z.enum(['total', 'key', 'user', 'tenant', 'model']),
    of: z.string().optional().describe('Which key, user, tenant or model; absent for one that all spend from.'),
    period: z.enum(['day', 'month']),
    enforce: z.enum(['hard', 'soft']),
    usd,
    used_usd: usd,
    reserved_usd: usd.describe('For requests under way.'),
    remaining_usd: usd,
    forecast_usd: usd.optional().describe('At the end of the period, if it goes on as until now.'),
    status: z.enum(['ok', 'near_end', 'used_up']),
    resets_at: z.int().describe('Milliseconds since 1970.'),
  })
  .meta({ id: 'BudgetState' });

/** What `budgetStateSchema` reads. */
export type BudgetState = z.output<typeof budgetStateSchema>;

/** Where limits and budgets are counted. */
export const sharedStateSchema = z
  .strictObject({
    mode: z.enum(['memory', 'shared', 'away']),
    servers: z.int(),
    away_since: z.int().optional().describe('Milliseconds since 1970.'),
    waiting: z.int().describe('Corrections that wait to be sent.'),
  })
  .describe('`away`: would be shared, and each server goes on with its part.')
  .meta({ id: 'SharedState' });

/** All budgets that the caller may see. */
export const budgetListSchema = z
  .strictObject({
    budgets: z.array(budgetStateSchema),
    shared_state: sharedStateSchema,
  })
  .meta({ id: 'BudgetList' });

/** A budget as it was set. */
export const storedBudgetAnswer = z.strictObject({ name: z.string(), ...budgetSchema.shape }).meta({ id: 'Budget' });
