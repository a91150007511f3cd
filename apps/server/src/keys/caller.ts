import { AsyncLocalStorage } from 'node:async_hooks';
import type { Limits, Spending } from '@modelhaven/manager';
import type { Scope } from './scopes.ts';

/** Whoever sent a request. */
export interface Caller {
  /** Absent where the server has no keys, and asks nobody for one. */
  readonly keyId?: string;
  readonly tenant?: string;
  /** Who is behind the key, where it says so; requests then cannot say otherwise. */
  readonly user?: string;
  readonly scopes: readonly Scope[];
  /** True where what others did may be seen. */
  readonly isAdmin: boolean;
  /** Patterns of the models that may be used; absent: all. */
  readonly models?: readonly string[];
  readonly limits?: Limits;
  readonly budgets?: readonly Spending[];
  /** Puts headers on the answer, as long as it has not begun. */
  setHeaders(headers: Readonly<Record<string, string>>): void;
}

/**
 * The caller of the request that runs now. Handed on by context and not by argument, so that a route which forgets to
 * pass it on is limited like all others.
 */
export const callers = new AsyncLocalStorage<Caller>();
