import type { Candidate } from '@modelhaven/core';

/** 10 for a model in the memory of this machine or network, 7 for one that has to be loaded there, 0 for all others. */
export function scoreLocality({ model, loaded }: Candidate): number {
  if (model.local !== true) return 0;
  return loaded === false ? 7 : 10;
}
