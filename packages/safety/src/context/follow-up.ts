import { FOLLOW_UPS, type FollowUp, TAKEN_BACK } from '../lexicon/follow-ups.ts';
import type { Assessed } from './assess.ts';

/** In longer texts such words are about something else more often than not, and rules have more to go by. */
const MOST_UNITS = 240;
/** Decayed level of a wish to die from which it still stands in the room: one of level 2 for nine turns. */
const STANDING = 0.7;

/**
 * What is said after a wish to die: that means are at hand, where one stands, that it is decided or done. Each would be
 * an ordinary sentence by itself ("I have pills", "I am on the bridge"), and is the gravest one of the conversation here.
 * Clauses with a denial are left to the rules.
 */
export function followUpFindings(
  text: string,
  levels: Readonly<Record<string, number>>,
  found: readonly Assessed[],
): readonly Assessed[] {
  if (text.length > MOST_UNITS || (levels['suicide'] ?? 0) < STANDING) return [];
  const own = Math.max(0, ...found.map(({ level }) => level));
  let gravest: FollowUp | undefined;
  for (const clause of clausesOf(text)) {
    if (TAKEN_BACK.some((pattern) => pattern.test(clause))) continue;
    const least = gravest?.level ?? own;
    gravest =
      FOLLOW_UPS.find(({ level, patterns }) => level > least && patterns.some((each) => each.test(clause))) ?? gravest;
  }
  if (!gravest) return [];
  const { id, level } = gravest;
  return [
    {
      ...{ category: 'suicide', level, rawLevel: level, who: 'self', subject: 'self', time: 'now' },
      ...{ polarity: 'affirmed', start: 0, end: text.length, isWeak: false, rule: `follow-up.${id}` },
      why: ['after a wish to die in this conversation'],
    },
  ];
}

function clausesOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u0308\u0327]/g, '')
    .normalize('NFC')
    .replaceAll(/['\u2019\u2018`]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .split(/[.!?;,:\n。！？、，…]+|\s[-–—]+\s|\s(?:but|and|so|because)\s/u);
}
