import { createSafety, type Safety } from '@modelhaven/safety';

/** Gives the safety engine, which is made when it is first asked for. */
export type SafetyEngine = () => Safety;

/** The engine with the built-in rules, for routes that judge a text by itself. */
export function createSafetyEngine(now: () => number): SafetyEngine {
  let engine: Safety | undefined;
  return () => {
    engine ??= createSafety({ now });
    return engine;
  };
}
