import type { LoadOptions } from '@modelhaven/core';
import { fullName } from './api/model-name.ts';
import type { OllamaConfig } from './config.ts';

type KeepAlive = NonNullable<OllamaConfig['keepAlive']>;

/** How long each model shall stay in memory: what was asked of its load, else what the config says. */
export interface Stays {
  /** The `keep_alive` of a request; undefined leaves it to Ollama. */
  of(model: string): KeepAlive | undefined;
  /** Takes note of what a load asks for. True where it asks for anything. */
  note(model: string, wish: Pick<LoadOptions, 'keepAliveMs' | 'pin'>): boolean;
  /** It is out of memory, and with it what was asked. */
  forget(model: string): void;
}

/** Nothing asked yet. Ollama takes `keep_alive` with every request, so what a load asked for goes with all that follow. */
export function createStays(usual: OllamaConfig['keepAlive']): Stays {
  const asked = new Map<string, KeepAlive>();
  return {
    of: (model) => asked.get(fullName(model)) ?? usual,
    note(model, { keepAliveMs, pin }) {
      const name = fullName(model);
      if (pin === true) asked.set(name, FOR_EVER);
      else if (keepAliveMs !== undefined) asked.set(name, toKeepAlive(keepAliveMs));
      else if (pin === false) asked.delete(name);
      return pin !== undefined || keepAliveMs !== undefined;
    },
    forget: (model) => void asked.delete(fullName(model)),
  };
}

const FOR_EVER = -1;
/** What Ollama does where nobody says anything (docs/faq, "how do I keep a model loaded"). */
export const OLLAMAS_OWN: KeepAlive = '5m';

/** Whole seconds as a number, others in milliseconds; what ends never, or in centuries, is -1. */
function toKeepAlive(ms: number): KeepAlive {
  if (!Number.isFinite(ms) || ms > 1e12) return FOR_EVER;
  return ms % 1000 === 0 ? ms / 1000 : `${Math.ceil(ms)}ms`;
}
