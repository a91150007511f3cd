import type { Timers } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { createStepGate, type StepMember } from './step-gate.ts';

/** Timers that go on when they are told to. */
function createClock() {
  let at = 0;
  const waiting = new Map<number, { readonly due: number; readonly callback: () => void }>();
  let next = 0;
  const timers: Timers = {
    now: () => at,
    set(callback, ms) {
      waiting.set(++next, { due: at + ms, callback });
      return next;
    },
    clear: (handle) => waiting.delete(handle as number),
  };
  return {
    timers,
    pending: () => waiting.size,
    goOn(ms: number) {
      at += ms;
      for (const [handle, { due, callback }] of [...waiting]) {
        if (due > at) continue;
        waiting.delete(handle);
        callback();
      }
    },
  };
}

/** What has been let go so far, in the order in which it was. */
async function go(log: string[], name: string, member: StepMember) {
  await member.ready();
  log.push(name);
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('lets one alone go at once', () => {
  const { timers, pending } = createClock();
  const member = createStepGate(timers).join();
  for (let i = 0; i < 3; i++) {
    expect(member.ready()).toBeUndefined();
    member.done();
  }
  expect(pending()).toBe(0);
});

it('waits until all who are expected are there, and lets them go together', async () => {
  const { timers, pending } = createClock();
  const gate = createStepGate(timers);
  const [a, b] = [gate.join(), gate.join()];
  const log: string[] = [];
  a.done();
  b.done();
  void go(log, 'a', a);
  await settle();
  expect(log).toEqual([]);
  void go(log, 'b', b);
  await settle();
  expect(log).toEqual(['a', 'b']);
  expect(pending()).toBe(0);
  // Who is late while the others compute goes with them the next time.
  a.done();
  void go(log, 'a again', a);
  await settle();
  expect(log).toHaveLength(2);
  b.done();
  void go(log, 'b again', b);
  await settle();
  expect(log.slice(2).sort()).toEqual(['a again', 'b again']);
});

it('does not wait for a slow reader for long, and then not at all until it is quick again', async () => {
  const { timers, goOn, pending } = createClock();
  const gate = createStepGate(timers);
  const [quick, slow] = [gate.join(1), gate.join(0)];
  const log: string[] = [];
  quick.done();
  slow.done();
  void go(log, 'quick', quick);
  await settle();
  expect(log).toEqual([]);
  goOn(2);
  await settle();
  expect(log).toEqual(['quick']);
  goOn(50);
  void go(log, 'slow', slow);
  quick.done();
  void go(log, 'quick', quick);
  await settle();
  expect(log).toEqual(['quick', 'slow', 'quick']);
  slow.done();
  quick.done();
  void go(log, 'quick', quick);
  await settle();
  expect(log).toHaveLength(4);
  expect(pending()).toBe(0);
  // It comes back within its time, so it is expected again.
  void go(log, 'slow', slow);
  quick.done();
  void go(log, 'quick', quick);
  await settle();
  slow.done();
  quick.done();
  void go(log, 'quick', quick);
  await settle();
  expect(log.filter((name) => name === 'quick')).toHaveLength(4);
  expect(pending()).toBe(1);
});

it('does not wait for who has left', async () => {
  const { timers, pending } = createClock();
  const gate = createStepGate(timers);
  const [a, b, c] = [gate.join(), gate.join(), gate.join()];
  const log: string[] = [];
  for (const member of [a, b, c]) member.done();
  void go(log, 'a', a);
  b.leave();
  b.leave();
  await settle();
  expect(log).toEqual([]);
  c.leave();
  await settle();
  expect(log).toEqual(['a']);
  expect(pending()).toBe(0);
});

it('lets those who wait go in the order of their places, whoever came first', async () => {
  const { timers } = createClock();
  const gate = createStepGate(timers);
  const names = ['third', 'first', 'fourth', 'second'];
  const members = [2, 0, 3, 1].map((place) => gate.join(place));
  const log: string[] = [];
  members.forEach((member, i) => void go(log, names[i] ?? '', member));
  await settle();
  // Nobody was expected when the first one came.
  expect(log).toEqual(['third']);
  members[0]?.done();
  void go(log, 'third', members[0] as StepMember);
  await settle();
  expect(log.slice(1)).toEqual(['first', 'second', 'third', 'fourth']);
});
