import type { CallOptions } from '@modelhaven/core';
import type { Api } from './api/api.ts';
import { fullName } from './api/model-name.ts';
import type { Show, Tag } from './api/schemas.ts';

/** What `/api/show` says of a model, kept until the model's digest changes. */
export interface ModelFacts {
  /** Rejects as the call does. */
  of(model: string, options?: CallOptions): Promise<Show>;
  /** The facts of a listed model; undefined where Ollama would not tell. Rejects only when cancelled. */
  ofTag(tag: Tag, options?: CallOptions): Promise<Show | undefined>;
  /** The facts that are kept. */
  known(model: string): Show | undefined;
  forget(model?: string): void;
}

interface Entry {
  readonly show: Show;
  readonly digest?: string | undefined;
  readonly at: number;
}

/** For how long facts are believed that no list has confirmed since. */
const FRESH_MS = 600_000;

export function createModelFacts(api: Api, now: () => number): ModelFacts {
  const entries = new Map<string, Entry>();

  const ask = async (model: string, digest: string | undefined, options?: CallOptions) => {
    const show = await api.show(model, options);
    entries.set(fullName(model), { show, digest, at: now() });
    return show;
  };
  return {
    async of(model, options) {
      const entry = entries.get(fullName(model));
      return entry && now() - entry.at < FRESH_MS ? entry.show : ask(model, undefined, options);
    },
    async ofTag({ name, digest }, options) {
      const entry = entries.get(fullName(name));
      if (entry && digest && entry.digest === digest) {
        entries.set(fullName(name), { ...entry, at: now() });
        return entry.show;
      }
      try {
        return await ask(name, digest ?? undefined, options);
      } catch (error) {
        if (options?.signal?.aborted) throw error;
        return undefined;
      }
    },
    known: (model) => entries.get(fullName(model))?.show,
    forget(model) {
      if (model === undefined) entries.clear();
      else entries.delete(fullName(model));
    },
  };
}

/** Tokens of context that the model was trained for. */
export function trainedContext(show: Show | undefined): number | undefined {
  return number(show, 'context_length') ?? positive(show?.details?.context_length);
}

/** `num_ctx` of the model's own parameters, which come as lines of text. */
export function ownContext(show: Show | undefined): number | undefined {
  return positive(Number(/^num_ctx\s+"?(\d+)/m.exec(show?.parameters ?? '')?.[1]));
}

/** A fact of `model_info`, whose keys begin with the architecture: `qwen3.context_length`. */
export function number(show: Show | undefined, key: string): number | undefined {
  const info = show?.model_info ?? {};
  const architecture = info['general.architecture'];
  return typeof architecture === 'string' ? positive(info[`${architecture}.${key}`]) : undefined;
}

export function positive(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
