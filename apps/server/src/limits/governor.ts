import { type AttemptRecord, LlmError, noopRecorder, type Recorder } from '@modelhaven/core';
import type { Claim, Ledger } from '@modelhaven/monitoring';
import type { Estimate } from './estimate.ts';
import { limitHeaders } from './limit-headers.ts';
import { hasModelRules, modelRulesOf, NANO, type Rule, type RuleSource, rulesOf, type Subject } from './rules.ts';

/** Leave to have one request under way. */
export interface Leave {
  readonly headers: Readonly<Record<string, string>>;
  /** Gets the attempts of the request, also those that end after it. */
  readonly recorder: Recorder;
  /** Settles what was used. Idempotent. */
  end(): void;
}

/** A request that is refused. */
export interface Refusal {
  readonly headers: Readonly<Record<string, string>>;
  readonly error: LlmError;
  /** True where another model might be let through. */
  readonly isOfModel: boolean;
}

/** Who asks for what. */
export interface LeaveRequest {
  readonly subject: Subject;
  /** Address of the model that will be asked first, where somebody has to know. */
  readonly model?: string;
  readonly estimate: Estimate;
}

/** Lets requests through as far as limits and budgets go. */
export interface Governor {
  /** Asks once, for everything that holds for the request; `UNLIMITED`, at once, where nothing does. */
  enter(request: LeaveRequest): typeof UNLIMITED | Promise<Leave | Refusal>;
  /** What holds for a subject whatever model it asks. */
  rules(subject: Subject): readonly Rule[];
  /** Limits and budgets as they are now. */
  source(): RuleSource;
}

export interface GovernorParts {
  readonly ledger: Ledger;
  readonly source: () => RuleSource;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Where nothing is limited there is nothing to ask for, and nobody to wait for. */
export const UNLIMITED: Leave = { headers: {}, recorder: noopRecorder, end: () => {} };

interface Used {
  tokens: number;
  costNano: number;
}

export function createGovernor({ ledger, source, now }: GovernorParts): Governor {
  const own = (subject: Subject) => rulesOf(source(), subject, now());
  return {
    source,
    rules: own,
    enter(request) {
      const { subject, model } = request;
      const rules = [...own(subject), ...(model === undefined ? [] : modelRulesOf(source(), model, now()))];
      return rules.length === 0 && !hasModelRules(source()) ? UNLIMITED : ask(request, rules);
    },
  };

  async function ask({ model, estimate }: LeaveRequest, rules: readonly Rule[]): Promise<Leave | Refusal> {
    const claims = rules.map((rule) => claimOf(rule, estimate));
    const grant = await ledger.take(claims);
    const headers = limitHeaders(rules, grant.states);
    if (!grant.isGranted) {
      const rule = rules[grant.refused] as Rule;
      return { headers, error: refusalOf(rule, grant.waitMs, now()), isOfModel: rule.isOfModel };
    }
    const total: Used = { tokens: 0, costNano: 0 };
    const first: Used = { tokens: 0, costNano: 0 };
    let isOver = false;
    const record = (attempt: AttemptRecord) => {
      const used = usedBy(attempt);
      const address = `${attempt.provider}/${attempt.model}`;
      const isFirst = address === model;
      if (!isOver) {
        add(total, used);
        if (isFirst) add(first, used);
      }
      // Whoever stood in spends from a budget of its own, and whoever ended late from all of them.
      const late = isOver ? rules.filter(({ isOfModel }) => !isOfModel || isFirst) : [];
      const others = isFirst ? [] : modelRulesOf(source(), address, now());
      const charges = [...late, ...others].filter(({ unit }) => unit === 'tokens' || unit === 'cost');
      if (charges.length > 0) ledger.charge(charges.map(({ meter, unit }) => ({ meter, add: amountOf(unit, used) })));
    };
    return {
      headers,
      recorder: { record },
      end() {
        if (isOver) return;
        isOver = true;
        grant.settle(rules.map(({ unit, isOfModel }) => amountOf(unit, isOfModel ? first : total)));
      },
    };
  }
}

function claimOf({ meter, unit }: Rule, { tokens, costNano, isBilled }: Estimate): Claim {
  if (unit === 'cost') return { meter, amount: costNano ?? 0, isBilled };
  return { meter, amount: unit === 'tokens' ? tokens : 1 };
}

function amountOf(unit: Rule['unit'], { tokens, costNano }: Used): number {
  return unit === 'tokens' ? tokens : unit === 'cost' ? costNano : 1;
}

function usedBy({ usage, costUsd = 0 }: AttemptRecord): Used {
  const { inputTokens = 0, outputTokens = 0 } = usage ?? {};
  return { tokens: inputTokens + outputTokens, costNano: Math.round(costUsd * NANO) };
}

function add(sum: Used, used: Used): void {
  sum.tokens += used.tokens;
  sum.costNano += used.costNano;
}

function refusalOf({ label, budget, unit, meter }: Rule, waitMs: number, now: number): LlmError {
  if (budget !== undefined) {
    const until = new Date(meter.endsAt ?? now).toISOString();
    const message = `The budget "${budget}" is used up: ${label}. It begins anew at ${until}; its operator can raise it.`;
    return new LlmError('QUOTA_EXHAUSTED', message, { retryAfterMs: waitMs, providerCode: 'BUDGET_EXCEEDED' });
  }
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const what = unit === 'slots' ? 'Wait for one of them to end' : `Ask again in ${seconds} s`;
  return new LlmError('RATE_LIMITED', `The limit is ${label}. ${what}.`, { retryAfterMs: waitMs });
}
