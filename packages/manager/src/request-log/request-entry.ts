import type { ErrorCode, SafetyAction, Usage } from '@modelhaven/core';
import type { AttemptRole } from '../types.ts';
import type { KeptPlan } from './to-kept-plan.ts';

/** One answered or failed request. Without `messages` and `answer` it holds no text of the conversation. */
export interface RequestEntry {
  readonly type: 'request';
  readonly id: string;
  /** Milliseconds since 1970, of the call. */
  readonly time: number;
  /** Absent: a conversation. */
  readonly operation?: 'embeddings' | 'rerank';
  readonly taskType?: string;
  readonly keyId?: string;
  readonly user?: string;
  readonly tenant?: string;
  readonly streamed: boolean;
  /** What was asked for: an address, an alias or `auto`. */
  readonly asked: string;
  /** Address of the model that answered; absent where none did. */
  readonly model?: string;
  readonly outcome: 'OK' | ErrorCode;
  /** Milliseconds from the call to the end, and to the first content. */
  readonly latencyMs: number;
  readonly firstEventMs?: number;
  readonly usage?: Usage;
  /** USD for all attempts together, also where none of them answered; absent where a price is unknown. */
  readonly costUsd?: number;
  readonly safety?: { readonly input: SafetyAction; readonly output?: SafetyAction };
  /** What became of it at the response cache; absent where there is none, or it was not asked. */
  readonly cache?: 'hit' | 'miss' | 'bypass';
  readonly attempts: readonly RequestAttempt[];
  /** Why these models were asked, or none; absent where the request was refused or answered before a plan was made. */
  readonly plan?: KeptPlan;
  /**
   * What was said, where content is kept; redacted unless that is switched off. Of embeddings the texts as `input`, of
   * rankings a `query` and each `document`.
   */
  readonly messages?: readonly { readonly role: string; readonly text: string }[];
  readonly answer?: string;
}

/** One model that was asked. */
export interface RequestAttempt {
  readonly model: string;
  readonly role?: AttemptRole;
  readonly outcome: 'OK' | ErrorCode;
  readonly totalMs: number;
  readonly firstEventMs?: number;
  readonly costUsd?: number;
}

/** How good an answer was found to be. */
export interface FeedbackEntry {
  readonly type: 'feedback';
  /** Id of the request. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** 0 to 10. */
  readonly score: number;
}

/** A line of the log. */
export type LogEntry = RequestEntry | FeedbackEntry;

/** Whose requests: a user, or a user of a tenant as `tenant/user`. */
export function isOf({ user, tenant }: Pick<RequestEntry, 'user' | 'tenant'>, name: string): boolean {
  return user !== undefined && (user === name || `${tenant}/${user}` === name);
}

/** A line as it stands in the file; undefined where it is none. */
export function fromLine(line: string): LogEntry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('type' in value) || !('id' in value)) return undefined;
    return value.type === 'request' || value.type === 'feedback' ? (value as LogEntry) : undefined;
  } catch {
    return undefined;
  }
}
