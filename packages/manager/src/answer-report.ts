import type { AnswerReport, AnswerRoute } from './types.ts';

type Came = {
  readonly [Key in 'attempts' | 'latencyMs' | 'usage' | 'failedAttempts' | 'trail' | 'plan' | 'safety']: NonNullable<
    AnswerReport[Key]
  >;
} & { readonly firstEventMs: number | undefined; readonly costUsd: number | undefined };

/** What an answer came to. An instance of a class, whose fields have their place from the start. */
export class Report implements AnswerReport {
  readonly requestId: string;
  readonly provider: string;
  readonly model: string;
  readonly address: string;
  readonly attempts: number;
  readonly latencyMs: number;
  readonly usage: AnswerReport['usage'];
  readonly failedAttempts: AnswerReport['failedAttempts'];
  readonly trail: NonNullable<AnswerReport['trail']>;
  readonly plan: AnswerReport['plan'];
  readonly safety: AnswerReport['safety'];
  declare readonly safetyAction?: NonNullable<AnswerReport['safetyAction']>;
  declare readonly cache?: NonNullable<AnswerReport['cache']>;
  declare readonly firstEventMs?: number;
  declare readonly costUsd?: number;

  constructor(route: AnswerRoute, came: Came) {
    this.requestId = route.requestId;
    this.provider = route.provider;
    this.model = route.model;
    this.address = route.address;
    this.attempts = came.attempts;
    this.latencyMs = came.latencyMs;
    this.usage = came.usage;
    this.failedAttempts = came.failedAttempts;
    this.trail = came.trail;
    this.plan = came.plan;
    this.safety = came.safety;
    if (route.safetyAction !== undefined) this.safetyAction = route.safetyAction;
    if (route.cache) this.cache = route.cache;
    if (came.firstEventMs !== undefined) this.firstEventMs = came.firstEventMs;
    if (came.costUsd !== undefined) this.costUsd = came.costUsd;
  }
}
