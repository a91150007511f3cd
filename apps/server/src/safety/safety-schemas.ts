import { z } from 'zod';
import { verdictSchema } from '../json/answer-schemas.ts';

/** Characters of all texts of one request: the engine is synchronous, and others wait for it. */
export const MAX_CHECKED_LENGTH = 1_000_000;

/** Body of `POST /safety/check`. */
export const safetyCheckBodySchema = z
  .strictObject({
    text: z.string().max(MAX_CHECKED_LENGTH),
    role: z.enum(['user', 'assistant']).optional().describe('Who wrote it; `user` by default.'),
    channel: z
      .enum(['story', 'ooc'])
      .optional()
      .describe('`story` where the user plays a part, `ooc` where the user speaks as themselves.'),
    locale: z.string().max(35).optional().describe('BCP 47 tag of the user.'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Expected two capital letters such as DE')
      .optional()
      .describe('ISO 3166-1 alpha-2 of the user. Never guessed.'),
  })
  .meta({ id: 'SafetyCheckRequest' });

const offset = z.int().min(0).describe('UTF-16 offset in the text that was sent; `end` is exclusive.');

const findingSchema = z
  .strictObject({
    category: z.string(),
    level: z.number().min(0).max(6),
    subject: z.enum(['self', 'other', 'character', 'generic']),
    time: z.enum(['now', 'future', 'past', 'hypothetical']),
    polarity: z.enum(['affirmed', 'negated', 'uncertain']),
    start: offset,
    end: offset,
    rule: z.string(),
    why: z.array(z.string()).describe('Which context was weighed, in words.'),
  })
  .meta({ id: 'SafetyFinding' });

/** Answer of `POST /safety/check`: places and rules, never the text. */
export const safetyCheckSchema = z
  .strictObject({ ...verdictSchema.shape, findings: z.array(findingSchema) })
  .meta({ id: 'SafetyCheck' });
