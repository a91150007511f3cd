import type { MarkName } from '../lexicon/types.ts';
import type { CompiledLanguage } from '../match/compile-lexicon.ts';
import type { Match, Scan } from '../match/scan.ts';

/** The context marks of one scan, found by name and place. */
export interface MarkIndex {
  /** Marks of a name, in order of their last token, of one language or of all. */
  of(name: MarkName): readonly Match[];
  /** Is there one in the sentence? */
  inSentence(name: MarkName, sentence: number): boolean;
  /** Is there one within so many sentences, the match's own words not counted? */
  near(name: MarkName, match: Match, sentences: number): boolean;
  /** The last one that ends before token `before` and begins at `from` or later. */
  lastBefore(name: MarkName, from: number, before: number): Match | undefined;
  /** Does one lie over the token? */
  covers(name: MarkName, token: number): boolean;
}

const NONE: readonly Match[] = [];

/** Sorts the marks of one language of a scan by name. */
export function indexMarks(scan: Scan, language: CompiledLanguage): MarkIndex {
  const byName = new Map<string, Match[]>();
  for (const mark of scan.marks) {
    if (mark.language !== language) continue;
    const name = mark.rule.group.mark ?? '';
    const list = byName.get(name);
    if (list) list.push(mark);
    else byName.set(name, [mark]);
  }
  // Most lists are in order already.
  for (const list of byName.values()) if (!isOrdered(list)) list.sort(byEnd);
  const of = (name: MarkName): readonly Match[] => byName.get(name) ?? NONE;
  return {
    of,
    inSentence: (name, sentence) => of(name).some((mark) => mark.sentence === sentence),
    near: (name, match, sentences) =>
      of(name).some(
        (mark) =>
          Math.abs(mark.sentence - match.sentence) <= sentences && (mark.last < match.first || mark.first > match.last),
      ),
    lastBefore(name, from, before) {
      let found: Match | undefined;
      for (const mark of of(name)) {
        if (mark.last >= before) break;
        if (mark.first >= from) found = mark;
      }
      return found;
    },
    covers: (name, token) => of(name).some((mark) => mark.first <= token && token <= mark.last),
  };
}

function byEnd(a: Match, b: Match): number {
  return a.last - b.last || b.first - a.first;
}

function isOrdered(list: readonly Match[]): boolean {
  for (let index = 1; index < list.length; index++) {
    const before = list[index - 1];
    const mark = list[index];
    if (before && mark && byEnd(before, mark) > 0) return false;
  }
  return true;
}
