import type { OpinionReport, SafetyFinding, SafetyVerdict } from '@modelhaven/core';
import { actionFor, graver } from '../verdict.ts';
import type { OpinionMark } from './opinion.ts';

/** An opinion with what it says. */
export interface Opinion {
  readonly report: OpinionReport;
  readonly marks: readonly OpinionMark[];
}

/** Rules may be overruled up to this level, and by no fewer. */
const LOWERABLE = 2;
const AGREEING = 2;

/** A verdict after others were heard, and whether a person should look at it. */
export interface Merged {
  readonly verdict: SafetyVerdict;
  readonly review: boolean;
}

/**
 * Opinions raise a verdict, whatever its level. They lower it only where it is 2 or less and two of them agree that
 * there is nothing. From level 3 on nobody lowers it. `length` is that of the text, for the places of findings.
 */
export function mergeOpinions(verdict: SafetyVerdict, opinions: readonly Opinion[], length: number): Merged {
  const answered = opinions.filter(({ report }) => report.outcome === 'safe' || report.outcome === 'unsafe');
  const unsafe = answered.filter(({ report }) => report.outcome === 'unsafe');
  const safe = answered.length - unsafe.length;
  const added = unsafe.flatMap(({ report, marks }) =>
    marks.map(
      (mark): SafetyFinding => ({
        ...mark,
        subject: 'self',
        time: 'now',
        polarity: 'uncertain',
        start: 0,
        end: length,
        rule: `opinion.${report.name}`,
        why: ['a second opinion'],
      }),
    ),
  );
  const raised = added.filter((finding) => finding.level > verdict.level);
  const found = verdict.level > 0;
  const review = (found && safe > 0) || (!found && unsafe.length > 0) || (safe > 0 && unsafe.length > 0);
  if (raised.length > 0) {
    const action = raised.reduce((most, finding) => graver(most, actionFor(finding)), verdict.action);
    return {
      verdict: {
        ...verdict,
        level: Math.max(...raised.map(({ level }) => level)),
        action,
        categories: [...new Set([...verdict.categories, ...raised.map(({ category }) => category)])],
        findings: [...verdict.findings, ...raised],
      },
      review,
    };
  }
  if (found && verdict.level <= LOWERABLE && unsafe.length === 0 && safe >= AGREEING) {
    const names = answered.map(({ report }) => report.name).join(' and ');
    const findings = verdict.findings.map((finding) => ({
      ...finding,
      level: 0,
      why: [...finding.why, `${names} see nothing`],
    }));
    return { verdict: { ...verdict, level: 0, action: 'note', resources: [], findings }, review: true };
  }
  return { verdict, review };
}
