import type { LlmError } from '@modelhaven/core';

/** An error as the routes under `/api` answer it. Without cause and stack: they are for the log. */
export interface ApiErrorBody {
  readonly error: {
    readonly code: LlmError['code'];
    readonly message: string;
    readonly field?: string;
    readonly issues?: readonly { readonly path: string; readonly message: string }[];
    readonly provider?: string;
    readonly model?: string;
    readonly retry_after_ms?: number;
    readonly attempts?: readonly {
      readonly provider?: string;
      readonly model?: string;
      readonly code: LlmError['code'];
      readonly message: string;
    }[];
    /** Every attempt that was made, in the order in which they ended. */
    readonly trail?: readonly {
      readonly address: string;
      readonly role: string;
      readonly outcome: string;
      readonly total_ms: number;
      readonly cost_usd?: number;
    }[];
    readonly request_id?: string;
  };
}

/** Our own error shape, for `/api` and everything that belongs to no other dialect. */
export function toApiError(error: LlmError, requestId?: string): ApiErrorBody {
  const { field, issues, provider, model, retryAfterMs, attempts, trail } = error.details;
  // The manager names fields as the library has them; here they are written in snake_case.
  const named = (path: string) => (error.code === 'INVALID_REQUEST' ? toSnakeCasePath(path) : path);
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(field === undefined ? {} : { field: named(field) }),
      ...(issues === undefined ? {} : { issues: issues.map(({ path, message }) => ({ path: named(path), message })) }),
      ...whereOf({ provider, model }),
      ...(retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs }),
      ...(attempts === undefined
        ? {}
        : {
            attempts: attempts.map(({ code, message, details }) => ({ ...whereOf(details), code, message })),
          }),
      ...(trail === undefined
        ? {}
        : {
            trail: trail.map(({ address, role, outcome, totalMs, costUsd }) => ({
              address,
              role,
              outcome,
              total_ms: totalMs,
              ...(costUsd === undefined ? {} : { cost_usd: costUsd }),
            })),
          }),
      ...(requestId === undefined ? {} : { request_id: requestId }),
    },
  };
}

function whereOf({ provider, model }: { readonly provider?: string | undefined; readonly model?: string | undefined }) {
  return { ...(provider === undefined ? {} : { provider }), ...(model === undefined ? {} : { model }) };
}

/** `requirements.maxCostUsd` → `requirements.max_cost_usd`; what is no path of ours stays as it is. */
function toSnakeCasePath(path: string): string {
  if (!/^[a-z][\w.[\]]*$/.test(path)) return path;
  return path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
