import type { Plan, RankedCandidate, RejectedCandidate, Selector } from '@modelhaven/core';

export function createDefaultSelector(): Selector {
  return {
    plan(_request, requirements, candidates): Plan {
      const ranked: RankedCandidate[] = [];
      const rejected: RejectedCandidate[] = [];
      const wanted = requirements.models;
      for (const { address, model, available } of candidates) {
        if (wanted && !wanted.includes(address)) continue;
        if (!available) {
          rejected.push({ address, reasons: [{ filter: 'health', message: `${address} is resting.` }] });
        } else if (requirements.freeOnly && model.free !== true) {
          rejected.push({ address, reasons: [{ filter: 'price', message: `${address} is not known to be free.` }] });
        } else if (requirements.localOnly && model.local !== true) {
          rejected.push({ address, reasons: [{ filter: 'privacy', message: `${address} is not local.` }] });
        } else ranked.push({ address, model, scores: { total: 0 }, reasons: [] });
      }
      if (wanted) ranked.sort((a, b) => wanted.indexOf(a.address) - wanted.indexOf(b.address));
      return { algorithm: 'listed', requirements, promptTokens: 0, ranked, rejected };
    },
  };
}
