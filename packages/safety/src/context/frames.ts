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

// In sentences: a story named in a long post is not what the whole post is.
const STORY_REACH = 3;
const OWN_REACH = 5;
const INFO_REACH = 3;
const TRIVIAL_REACH = 9;

/** Takes the frame from the application first, then from the text. */
export function framesOf({ channel, speaker }: Framing, marks: MarkIndex, match: Match): Frames {
  const broken = marks.of('serious').length > 0;
  if (channel === 'ooc' || speaker === 'user') return { fiction: false, broken: false };
  const fiction =
    channel === 'story' ||
    speaker === 'character' ||
    speaker === 'narrator' ||
    marks.of('fiction').some(({ sentence }) => sentence <= 1 || Math.abs(sentence - match.sentence) <= STORY_REACH);
  return { fiction, broken };
}

/** Is the finding part of talk about prevention, statistics, works of art? */
export function isInformation(match: Match, scan: Scan, marks: MarkIndex): boolean {
  const info = marks.of('info').filter(({ sentence }) => sentence === match.sentence);
  if (info.length > 0) {
    // Somebody who says "I" right before it speaks of themselves, whatever else the sentence names.
    const own = marks.lastBefore('self', match.first - OWN_REACH, match.last + 1) !== undefined;
    if (!own || info.some((mark) => distance(mark, match) <= INFO_REACH)) return true;
  }
  // A single word that languages share may have been found in the wrong one.
  const isShort = match.last - match.first < 2;
  return isShort && scan.marks.some(({ rule, sentence }) => rule.group.mark === 'info' && sentence === match.sentence);
}

/** Is there laughter, or a cause that nobody dies of, beside the finding? */
export function isHyperbole(match: Match, marks: MarkIndex, onlyLaughter: boolean): boolean {
  if (onlyLaughter) return isLaughedAt(match, marks);
  return isLaughedAt(match, marks) || isTrivial(match, marks);
}

/** Is there laughter in the sentence or beside it? */
export function isLaughedAt(match: Match, marks: MarkIndex): boolean {
  return marks.near('laugh', match, 1);
}

/** Is a cause that nobody dies of named close by? */
export function isTrivial(match: Match, marks: MarkIndex): boolean {
  return marks.of('trivial').some((mark) => {
    const tokens = distance(mark, match);
    return mark.sentence === match.sentence && tokens > 0 && tokens <= TRIVIAL_REACH;
  });
}

/** Tokens between a mark and a finding. */
function distance(mark: Match, match: Match): number {
  if (mark.last < match.first) return match.first - mark.last;
  return mark.first > match.last ? mark.first - match.last : 0;
}
