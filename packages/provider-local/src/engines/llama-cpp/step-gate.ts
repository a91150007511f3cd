import type { Timers } from '@modelhaven/core';

/** One answer among those that are written at the same time. */
export interface StepMember {
  /** Asks for the next step. Undefined: go ahead now; otherwise wait for the promise. */
  ready(): Promise<void> | undefined;
  /** The step is over. */
  done(): void;
  /** The answer is over. May be called at any time, and again. */
  leave(): void;
}

/**
 * Keeps answers in step. One step of llama.cpp computes the next token of all that ask for one at that moment, and costs
 * about as much for sixteen as for one. Without a gate whoever comes a moment late computes alone.
 */
export interface StepGate {
  /** Answers that are written now. */
  readonly size: number;
  /**
   * @param place number of the sequence. Members go in its order: llama.cpp computes sequences together only where each
   *   has the next number (`split_equal` in its src/llama-batch.cpp), and reads all weights once more for each run of them
   */
  join(place?: number): StepMember;
}

interface State {
  /** `busy`: computing; `due`: its step is over and it is expected back at once; `away`: nobody waits for it. */
  at: 'busy' | 'due' | 'waiting' | 'away';
  /** Whether it came back in time the last time. */
  isPrompt: boolean;
  doneAt: number;
  readonly place: number;
  go: () => void;
}

// A reader that takes longer than this to come back must not hold up the others.
const PATIENCE_MS = 2;

/** A gate that nobody has come to yet. */
export function createStepGate(timers: Timers): StepGate {
  const members = new Set<State>();
  let patience: unknown;

  const stopWaiting = () => {
    if (patience !== undefined) timers.clear(patience);
    patience = undefined;
  };

  /** Lets all go who wait, unless one is still to come. */
  const open = () => {
    let isDue = false;
    let isWaiting = false;
    for (const { at } of members) {
      if (at === 'busy') return;
      if (at === 'due') isDue = true;
      if (at === 'waiting') isWaiting = true;
    }
    if (!isWaiting) return;
    if (isDue) {
      patience ??= timers.set(giveUp, PATIENCE_MS);
      return;
    }
    stopWaiting();
    const waiting = [...members].filter((member) => member.at === 'waiting').sort((a, b) => a.place - b.place);
    for (const member of waiting) member.at = 'busy';
    // Whoever came last does not listen yet: it would go after all others.
    queueMicrotask(() => {
      for (const member of waiting) member.go();
    });
  };

  const giveUp = () => {
    patience = undefined;
    for (const member of members) {
      if (member.at !== 'due') continue;
      member.at = 'away';
      member.isPrompt = false;
    }
    open();
  };

  return {
    get size() {
      return members.size;
    },
    join(place = 0) {
      const self: State = { place, at: 'away', isPrompt: true, doneAt: Number.NEGATIVE_INFINITY, go: () => {} };
      members.add(self);
      return {
        ready() {
          if (members.size === 1) {
            self.at = 'busy';
            return undefined;
          }
          self.isPrompt ||= timers.now() - self.doneAt < PATIENCE_MS;
          self.at = 'waiting';
          const gone = new Promise<void>((resolve) => {
            self.go = resolve;
          });
          open();
          return gone;
        },
        done() {
          self.at = self.isPrompt ? 'due' : 'away';
          if (members.size === 1) return;
          self.doneAt = timers.now();
          open();
        },
        leave() {
          if (!members.delete(self)) return;
          open();
          if (members.size === 0) stopWaiting();
        },
      };
    },
  };
}
