import type { z } from 'zod';
import type { budgetListSchema } from '../../src/admin/budget-schemas.ts';
import type { createdKeySchema, keyListSchema, keySchema } from '../../src/admin/key-schemas.ts';
import type { generateAnswerSchema, selectionSchema, verdictSchema } from '../../src/json/answer-schemas.ts';
import type { hardwareSchema } from '../../src/json/hardware-schema.ts';
import type { loadJobSchema } from '../../src/json/load-job-schema.ts';
import type { measurementsSchema, usageEntrySchema, usageSchema } from '../../src/json/measurement-schemas.ts';
import type {
  circuitSchema,
  filterSchema,
  loadedModelSchema,
  modelListSchema,
  modelSchema,
  providerSchema,
} from '../../src/json/model-schemas.ts';
import type { planSchema } from '../../src/json/plan-schemas.ts';
import type { pullJobSchema } from '../../src/json/pull-job-schema.ts';
import type { recommendationsSchema } from '../../src/json/recommendation-schema.ts';
import type { loggedRequestSchema, loggedRequestsSchema } from '../../src/json/request-log-schemas.ts';
import type { safetyCheckSchema } from '../../src/safety/safety-schemas.ts';

// The page reads what the server's own schemas promise; where they change, the type check says where it must follow.
export type Budget = z.output<typeof budgetListSchema>['budgets'][number];
export type BudgetList = z.output<typeof budgetListSchema>;
export type Circuit = z.output<typeof circuitSchema>;
export type CreatedKey = z.output<typeof createdKeySchema>;
export type Filter = z.output<typeof filterSchema>;
export type GenerateAnswer = z.output<typeof generateAnswerSchema>;
export type Hardware = z.output<typeof hardwareSchema>;
export type Key = z.output<typeof keySchema>;
export type KeyList = z.output<typeof keyListSchema>;
export type LoadedModel = z.output<typeof loadedModelSchema>;
export type LoadJob = z.output<typeof loadJobSchema>;
export type LoggedRequest = z.output<typeof loggedRequestSchema>;
export type LoggedRequests = z.output<typeof loggedRequestsSchema>;
export type Measurements = z.output<typeof measurementsSchema>;
export type Model = z.output<typeof modelSchema>;
export type ModelList = z.output<typeof modelListSchema>;
export type Plan = z.output<typeof planSchema>;
export type Provider = z.output<typeof providerSchema>;
export type PullJob = z.output<typeof pullJobSchema>;
export type Recommendations = z.output<typeof recommendationsSchema>;
export type SafetyCheck = z.output<typeof safetyCheckSchema>;
export type Selection = z.output<typeof selectionSchema>;
export type Usage = z.output<typeof usageSchema>;
export type UsageEntry = z.output<typeof usageEntrySchema>;
export type Verdict = z.output<typeof verdictSchema>;

/** What `GET /api/v1/models/status` answers. */
export interface Status {
  readonly status: 'ok' | 'degraded' | 'down';
  readonly version: string;
  readonly uptime_seconds: number;
  readonly providers: readonly Provider[];
  readonly loaded_models: readonly LoadedModel[];
  readonly load_jobs: readonly LoadJob[];
  readonly pull_jobs: readonly PullJob[];
  readonly resources: {
    readonly process_memory_bytes: number;
    readonly heap_used_bytes: number;
    readonly cpu_seconds: number;
  };
}

/** What `GET /api/v1/models/fallback/statistics` answers. */
export interface FallbackStatistics {
  readonly circuits: readonly Circuit[];
  readonly open: number;
  readonly recent_attempts: number;
  readonly recent_failures: number;
  readonly failures_by_code: Readonly<Record<string, number>>;
}

/** What `POST /api/v1/models/test` answers. */
export interface ModelTest {
  readonly ok: boolean;
  readonly latency_ms: number;
  readonly first_event_ms?: number;
  readonly tokens_per_second?: number;
  readonly error?: { readonly code: string; readonly message: string };
}

/** A safety decision, of `GET /api/v1/safety/events`. */
export interface SafetyEvent {
  readonly id: string;
  readonly time: number;
  readonly request_id: string;
  readonly task_type?: string;
  readonly stage: 'input' | 'output' | 'retract';
  readonly action: 'none' | 'note' | 'check_in' | 'crisis' | 'emergency';
  readonly level: number;
  readonly categories: readonly string[];
  readonly rules: readonly string[];
  readonly responses: readonly string[];
  readonly opinions: readonly string[];
  readonly review: boolean;
  readonly degraded: boolean;
}
