import type { LoadOptions } from '@modelhaven/core';
import { fullName } from './api/model-name.ts';
import type { OllamaConfig } from './config.ts';

type KeepAlive = NonNullable<OllamaConfig['keepAlive']>;

/** How long each model shall stay in memory: what was asked of its load, else what the config says. */
export interface Stays {
  /** The `keep_alive` of a request; undefined leaves it to Ollama. */
  of(model: string): KeepAlive | undefined;
  /** Takes note of what a load asks for. Undefined where it asks for nothing; else what takes it back, for a load that fails. */
  note(model: string, wish: Pick<LoadOptions, 'keepAliveMs' | 'pin'>): (() => void) | undefined;
  /** It is out of memory, and with it what was asked. */
  forget(model: string): void;
}

/** Nothing asked yet. Ollama takes `keep_alive` with every request, so what a load asked for goes with all that follow. */
export function createStays(usual: OllamaConfig['keepAlive']): Stays {
  const asked = new Map<string, KeepAlive>();
  return {
    of: (model) => asked.get(fullName(model)) ?? usual,
    note(model, { keepAliveMs, pin }) {
      if (pin === undefined && keepAliveMs === undefined) return undefined;
      const name = fullName(model);
      const before = asked.get(name);
      if (pin === true) asked.set(name, FOR_EVER);
      else if (keepAliveMs !== undefined) asked.set(name, toKeepAlive(keepAliveMs));
      else asked.delete(name);
      const noted = asked.get(name);
      return () => {
        // Another load may have asked for something else meanwhile.
        if (asked.get(name) !== noted) return;
        if (before === undefined) asked.delete(name);
        else asked.set(name, before);
      };
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
