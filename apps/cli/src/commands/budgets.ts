import { LlmError } from '@modelhaven/core';
import { type BudgetState, budgetListSchema } from '@modelhaven/server/json';
import { askServer } from '../ask-server.ts';
import { addressOfServer } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { formatCost } from '../output/numbers.ts';
import { type Column, formatTable } from '../output/table.ts';
import { wrap } from '../output/wrap.ts';

/** Options of `modelhaven budgets`. */
export interface BudgetOptions {
  /** Address of a running server. Default: the one that the configuration speaks of. */
  readonly url?: string;
}

/** `modelhaven budgets`: what may be spent, what was, and what will be if it goes on like that. */
export async function listBudgets(context: CommandContext, options: BudgetOptions): Promise<void> {
  const url = options.url ?? (await addressOfServer(context));
  const key = context.io.environment['MODELHAVEN_API_KEY'];
  const said = await askServer(url, '/api/v1/budgets', {}, { signal: context.signal, key });
  const { data } = budgetListSchema.safeParse(said);
  if (!data) throw new LlmError('BAD_RESPONSE', 'The answer is not that of a Modelhaven of this version.');
  if (context.options.json) return context.printJson(data);
  const { columns: width } = context.io.stdout;
  const { budgets, shared_state: shared } = data;
  if (budgets.length === 0) {
    context.print(
      'There are no budgets. Write them under server.budgets, or give a key one: modelhaven keys create stories --budget 10/month',
    );
    return;
  }
  // A width only where it is known, so that pipes get every column whole.
  const table = formatTable(budgets, COLUMNS, {
    heading: context.style.dim,
    ...(width === undefined ? {} : { width }),
  });
  context.print(table);
  if (shared.mode === 'away') {
    const note = 'The state that servers share is away: this is what this server knows, and its part of what was left.';
    context.print(context.style.yellow(width === undefined ? note : wrap(note, width)));
  }
}

const STATES: Readonly<Record<BudgetState['status'], string>> = {
  ok: 'ok',
  near_end: 'near its end',
  used_up: 'used up',
};

const COLUMNS: readonly Column<BudgetState>[] = [
  { title: 'BUDGET', text: ({ name, of }) => (of === undefined ? name : `${name}: ${of}`), minimum: 12 },
  { title: 'USED', text: ({ used_usd: used }) => formatUsd(used), align: 'right' },
  { title: 'OF', text: ({ usd }) => formatUsd(usd), align: 'right' },
  { title: 'LEFT', text: ({ remaining_usd: left }) => formatUsd(left), align: 'right' },
  {
    title: 'FORECAST',
    text: ({ forecast_usd: expected }) => (expected === undefined ? '-' : formatUsd(expected)),
    align: 'right',
  },
  { title: 'UNTIL (UTC)', text: ({ resets_at: at }) => new Date(at).toISOString().slice(0, 10) },
  { title: 'AT ITS END', text: ({ enforce }) => (enforce === 'hard' ? 'refuses' : 'warns') },
  { title: 'STATE', text: ({ status }) => STATES[status] },
];

/** Nothing spent is no price of nothing. */
function formatUsd(usd: number): string {
  return usd === 0 ? '$0' : formatCost(usd);
}
