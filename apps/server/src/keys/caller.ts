import type { Limits, Spending } from '@modelhaven/manager';
import type { Scope } from './scopes.ts';

/**
 * Whoever sent a request. Handed on as an argument and by no context: one that follows promises makes each of them in the
 * process dearer.
 */
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
}
