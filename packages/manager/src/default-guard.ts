import type { Guard, SafetyVerdict } from '@modelhaven/core';

const nothingFound: SafetyVerdict = {
  level: 0,
  action: 'none',
  categories: [],
  findings: [],
  confidence: 0,
  resources: [],
  degraded: false,
};

/** A guard that looks at nothing: for those who screen elsewhere, and say so by handing it in. */
export const openGuard: Guard = {
  input: async (request) => ({ type: 'continue', request, verdict: nothingFound }),
  output: (events) => events,
};
