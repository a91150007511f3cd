import { createHash } from 'node:crypto';
import type { SafetyAction, SafetyDecision } from '@modelhaven/core';

/** One decision, without a word of the text that it was about. */
export interface AuditRecord {
  /** Of the format; part of the hash. */
  readonly version: 1;
  /** 1 for the first of a chain. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly requestId: string;
  /** Pseudonym of the conversation; nobody can tell whose it is once its key was shredded. */
  readonly conversation?: string;
  /** Version of the built-in rules. */
  readonly lexicon: string;
  readonly stage: SafetyDecision['stage'];
  readonly action: SafetyAction;
  readonly level: number;
  readonly categories: readonly string[];
  /** Ids of the rules that found something. */
  readonly rules: readonly string[];
  readonly subjects: readonly string[];
  /** What was done. */
  readonly responses: readonly string[];
  /** `name: outcome` of every second opinion. */
  readonly opinions: readonly string[];
  /** True where opinions and rules disagree. */
  readonly review: boolean;
  readonly degraded: boolean;
  /** Hash of the record before; of the first one, 64 zeros, or what a removed past ended with. */
  readonly previous: string;
  readonly hash: string;
}

/** Version of the built-in rules, for the records. */
export const LEXICON_VERSION = '1.0.0';

/** What the first record of a chain follows. */
export const CHAIN_START = '0'.repeat(64);

/** The record of a decision, in its place of the chain. */
export function toAuditRecord(
  { time, requestId, stage, verdict, responses, opinions = [], review = false }: SafetyDecision,
  place: { readonly sequence: number; readonly previous: string; readonly conversation?: string },
): AuditRecord {
  return sealed({
    version: 1,
    sequence: place.sequence,
    time,
    requestId,
    ...(place.conversation === undefined ? {} : { conversation: place.conversation }),
    lexicon: LEXICON_VERSION,
    stage,
    action: verdict.action,
    level: verdict.level,
    categories: verdict.categories,
    rules: [...new Set(verdict.findings.map(({ rule }) => rule))],
    subjects: [...new Set(verdict.findings.map(({ subject }) => subject))],
    responses,
    opinions: opinions.map(({ name, outcome }) => `${name}: ${outcome}`),
    review,
    degraded: verdict.degraded,
    previous: place.previous,
  });
}

/** Whether a record is what its hash says. */
export function isIntact(record: AuditRecord): boolean {
  return sealed(record).hash === record.hash;
}

function sealed(record: Omit<AuditRecord, 'hash'>): AuditRecord {
  const { version, sequence, time, requestId, conversation, lexicon, stage, action, level, degraded, review } = record;
  const { categories, rules, subjects, responses, opinions, previous } = record;
  const head = [version, sequence, time, requestId, conversation ?? null, lexicon, stage, action, level];
  const plain = JSON.stringify([...head, categories, rules, subjects, responses, opinions, review, degraded, previous]);
  return { ...record, hash: createHash('sha256').update(plain).digest('hex') };
}
