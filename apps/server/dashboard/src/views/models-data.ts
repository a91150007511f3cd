import { request } from '../api.ts';
import type { Model, ModelList } from '../api-types.ts';

const PAGE = 1_000;
const MOST_PAGES = 10;

/** All models of a task, page by page. */
export async function loadModels(task: string, signal: AbortSignal): Promise<ModelList> {
  const models: Model[] = [];
  const ofTask = task ? `&task_type=${encodeURIComponent(task)}` : '';
  let cursor: string | undefined;
  let last: ModelList | undefined;
  for (let page = 0; page < MOST_PAGES && (page === 0 || cursor); page++) {
    const at = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    last = await request<ModelList>(`/api/v1/models/available?limit=${PAGE}${ofTask}${at}`, { signal });
    models.push(...last.models);
    cursor = last.next_cursor;
  }
  return { models, total: last?.total ?? 0, unavailable: last?.unavailable ?? [] };
}

/** What a person looks for. */
export interface ModelWishes {
  readonly text: string;
  readonly isFreeOnly: boolean;
  /** USD per million tokens of the answer; undefined: any price. */
  readonly mostUsd: number | undefined;
  readonly provider: string;
  readonly capability: string;
  readonly sort: ModelSort;
}

/** Orders of the list. */
export type ModelSort = 'name' | 'price' | 'context' | 'newest' | 'size';

/** The models that fit, in order. Models of unknown price never count as affordable. */
export function chooseModels(models: readonly Model[], wishes: ModelWishes): readonly Model[] {
  const words = wishes.text.toLowerCase().split(/\s+/).filter(Boolean);
  const { mostUsd } = wishes;
  return models
    .filter((model) => {
      const text = `${model.address} ${model.name ?? ''} ${model.family ?? ''}`.toLowerCase();
      return (
        words.every((word) => text.includes(word)) &&
        (!wishes.isFreeOnly || model.free === true) &&
        (mostUsd === undefined || model.free === true || (dearestPrice(model) ?? Infinity) <= mostUsd) &&
        (wishes.provider === '' || model.provider === wishes.provider) &&
        (wishes.capability === '' || model.capabilities.includes(wishes.capability))
      );
    })
    .sort(ORDERS[wishes.sort]);
}

/** The higher of the prices of input and output, USD per million tokens; undefined where one is unknown. */
export function dearestPrice({ free, pricing }: Model): number | undefined {
  if (free) return 0;
  const { input_price: input, output_price: output } = pricing ?? {};
  return input === undefined || output === undefined ? undefined : Math.max(input, output);
}

const byName = (a: Model, b: Model) => a.address.localeCompare(b.address, 'en');
const by = (pick: (model: Model) => number | undefined, direction: 1 | -1) => (a: Model, b: Model) => {
  const [left, right] = [pick(a), pick(b)];
  // What is unknown comes last, whichever way it goes.
  if (left === undefined || right === undefined) return left === right ? byName(a, b) : left === undefined ? 1 : -1;
  return (left - right) * direction || byName(a, b);
};

const ORDERS: Readonly<Record<ModelSort, (a: Model, b: Model) => number>> = {
  name: byName,
  price: by(dearestPrice, 1),
  context: by(({ context_length: length }) => length, -1),
  newest: by(({ created_at: at }) => at, -1),
  size: by(({ parameter_count: count }) => count, 1),
};

/** USD of a month of such conversations; undefined where the price is unknown. */
export function monthlyUsd(model: Model, { messages, inputTokens, outputTokens }: Scenario): number | undefined {
  if (model.free) return 0;
  const { input_price: input, output_price: output, request_price: each = 0 } = model.pricing ?? {};
  if (input === undefined || output === undefined) return undefined;
  return (messages * each) / 1_000 + (messages * (inputTokens * input + outputTokens * output)) / 1_000_000;
}

/** A month of use. */
export interface Scenario {
  /** Messages a month. */
  readonly messages: number;
  /** Tokens of a request, with all that was said before. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}
