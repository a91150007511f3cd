import type { Match, Scan } from '../match/scan.ts';
import type { MarkIndex } from './sentence-marks.ts';

/** Where a text stands: in somebody's own life, in a story, or in talk about a subject. */
export interface Frames {
  readonly fiction: boolean;
  /** In a story, but the player has stepped out of it. */
  readonly broken: boolean;
}

/** How the application says a text is to be read. */
export interface Framing {
  readonly channel?: 'story' | 'ooc' | undefined;
  readonly speaker?: 'character' | 'narrator' | 'user' | undefined;
}

/** Takes the frame from the application first, then from the text. */
export function framesOf({ channel, speaker }: Framing, marks: MarkIndex): Frames {
  const broken = marks.of('serious').length > 0;
  if (channel === 'ooc' || speaker === 'user') return { fiction: false, broken: false };
  const fiction =
    channel === 'story' || speaker === 'character' || speaker === 'narrator' || marks.of('fiction').length > 0;
  return { fiction, broken };
}

/** Is the finding part of talk about prevention, statistics, works of art? */
export function isInformation(match: Match, scan: Scan, marks: MarkIndex): boolean {
  if (marks.inSentence('info', match.sentence)) return true;
  // A single word that languages share may have been found in the wrong one.
  const isShort = match.last - match.first < 2;
  return isShort && scan.marks.some(({ rule, sentence }) => rule.group.mark === 'info' && sentence === match.sentence);
}

/** Is there laughter, or a cause that nobody dies of, beside the finding? */
export function isHyperbole(match: Match, marks: MarkIndex, onlyLaughter: boolean): boolean {
  return marks.near('laugh', match, 1) || (!onlyLaughter && marks.near('trivial', match, 0));
}
