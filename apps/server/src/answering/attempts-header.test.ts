import type { AttemptTrace } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { attemptsHeader } from './attempts-header.ts';

const failed: AttemptTrace = { address: 'cloud/big', role: 'first', outcome: 'UNAVAILABLE', totalMs: 120.4 };
const answered: AttemptTrace = {
  address: 'local/small',
  role: 'fallback',
  outcome: 'OK',
  totalMs: 300,
  costUsd: 0.000_000_5,
};

it('lists every attempt with outcome, role, time and cost after their number', () => {
  const header = attemptsHeader(2, [failed, answered], answered);
  expect(header).toBe('2; cloud/big=UNAVAILABLE:first:120ms, local/small=OK:fallback:300ms:0.0000005');
  expect(Number.parseInt(header, 10)).toBe(2);
});

it('says who is still answering', () => {
  expect(attemptsHeader(2, [failed], answered)).toBe('2; cloud/big=UNAVAILABLE:first:120ms, local/small=ANSWERING');
  expect(attemptsHeader(0)).toBe('0');
});

it('holds in a header whatever a model is called, and however often it failed', () => {
  const odd = { ...failed, address: `cloud/a,b;c=d é${'x'.repeat(500)}` };
  const header = attemptsHeader(60, Array(60).fill(odd));
  expect(header).toMatch(/^60; cloud\/a%2Cb%3Bc%3Dd%20%C3%A9x+=/);
  expect(header).toMatch(/, \+52 more$/);
  expect(header.length).toBeLessThan(1_200);
  expect(() => new Headers({ 'x-modelhaven-attempts': header })).not.toThrow();
});
