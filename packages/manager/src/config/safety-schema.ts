import { responseIssues, SAFETY_RESPONSES } from '@modelhaven/safety';
import { z } from 'zod';
import { webhookSchema } from './alert-schemas.ts';

const score = z.number().min(0).max(10);
const texts = z.array(z.string().min(1));
const response = z.enum(SAFETY_RESPONSES);

const responses = z
  .union([response, z.array(response)], {
    error: `must be one of ${SAFETY_RESPONSES.join(', ')}, or a list of them`,
  })
  .superRefine((value, context) => {
    for (const { message } of responseIssues({ crisis: value })) context.addIssue({ code: 'custom', message });
  });

/** Families of guards that can be asked. */
export const OPINION_FAMILIES = [
  'llama-guard',
  'shieldgemma',
  'shieldgemma-server',
  'granite-guardian',
  'judge',
  'openai-moderation',
  'text-classifier',
] as const;

/** A rule of one's own, as it is written; what it means is checked when it is loaded. */
export const safetyRuleSchema = z.strictObject({
  id: z.string().min(1),
  category: z.string().min(1),
  level: z.int().min(1).max(6),
  phrases: texts.optional(),
  patterns: texts.optional(),
  regex: z.strictObject({ source: z.string().min(1), literal: z.string().min(1) }).optional(),
  blocks: z.boolean().optional(),
  match: texts.optional(),
  no_match: texts.optional(),
});

/** The section `therapeutic_safety`. */
export const safetySchema = z.strictObject({
  enabled: z.boolean().optional(),
  content_filtering: z.boolean().optional(),
  crisis_detection: z.boolean().optional(),
  minimum_safety_score: score.optional(),
  rules: z.array(safetyRuleSchema).optional(),
  rules_file: z.string().min(1).optional(),
  actions: z
    .strictObject({ check_in: responses.optional(), crisis: responses.optional(), emergency: responses.optional() })
    .optional(),
  output_mode: z.enum(['strict', 'balanced', 'observe']).optional(),
  default_country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters such as DE')
    .optional(),
  default_locale: z.string().min(2).max(35).optional(),
  audit: z
    .strictObject({
      enabled: z.boolean().optional(),
      retention_days: z.number().min(1).max(36_500).optional(),
      on_failure: z.enum(['continue', 'close']).optional(),
    })
    .optional(),
  webhook: webhookSchema.optional(),
  second_opinions: z
    .strictObject({
      sources: z
        .array(
          z.strictObject({
            name: z.string().regex(/^[A-Za-z0-9.-]{1,60}$/, 'must be letters, digits, dots and dashes'),
            family: z.enum(OPINION_FAMILIES),
            model: z.string().min(1).optional(),
            folder: z.string().min(1).optional(),
            labels: z
              .record(z.string(), z.strictObject({ category: z.string().min(1), level: z.int().min(1).max(6) }))
              .optional(),
            threshold: z.number().min(0).max(1).optional(),
            judges: z
              .array(z.enum(['input', 'output']))
              .min(1)
              .optional(),
          }),
        )
        .max(8),
      timeout_ms: z.int().min(50).max(60_000).optional(),
      on_failure: z.enum(['open', 'closed']).optional(),
    })
    .optional(),
  scores: z.record(z.string(), score).optional(),
});
