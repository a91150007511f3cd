import type { Assessed } from './assess.ts';

/** Findings of these categories are warning signs: they count only together. */
export const SIGN_PREFIX = 'sign.';

/** How the rule of such a finding ends, after its language. */
export const SIGNS_RULE = '.signs';

/** Kinds that a plan is made of: one of them at least must be there. */
const OF_A_PLAN = new Set(['means', 'place', 'farewell', 'letter', 'settled', 'resolved', 'ended', 'joining']);
/** How far apart signs may stand, in characters. */
const REACH = 900;
const ENOUGH = 5;
const ENOUGH_OF_A_PLAN = 4;
const MANY = 5;

/**
 * Signs of different kinds that stand close together, as one finding: two that a plan is made of with a third thing
 * beside them are a reason to ask, four or so are a plan. Weighs kinds and not words, so that saying one thing twice
 * adds nothing.
 */
export function combineSigns(signs: readonly Assessed[], others: readonly Assessed[]): Assessed | undefined {
  if (!mayBeEnough(signs)) return undefined;
  const ordered = signs.filter(({ level }) => level > 0).sort((a, b) => a.start - b.start);
  let best:
    | { readonly score: number; readonly kinds: readonly string[]; readonly signs: readonly Assessed[] }
    | undefined;
  for (let index = 0; index < ordered.length && index < 60; index++) {
    const first = ordered[index];
    if (!first) break;
    const near = ordered.slice(index).filter(({ start }) => start - first.start <= REACH);
    const weights = new Map<string, number>();
    for (const { category, level } of near) {
      const kind = category.slice(SIGN_PREFIX.length);
      weights.set(kind, Math.max(weights.get(kind) ?? 0, level));
    }
    const kinds = [...weights.keys()];
    const planned = kinds.filter((kind) => OF_A_PLAN.has(kind)).length;
    const wish = others.some(({ category, level, who }) => category === 'suicide' && level > 0 && who === 'self')
      ? 2
      : 0;
    const score = [...weights.values()].reduce((sum, weight) => sum + weight, wish);
    if (planned >= 1 && kinds.length >= 2 && score > (best?.score ?? 0)) best = { score, kinds, signs: near };
  }
  if (!best) return undefined;
  const parts = best.kinds.filter((kind) => OF_A_PLAN.has(kind)).length;
  if (best.score < (parts >= 2 ? ENOUGH_OF_A_PLAN : ENOUGH)) return undefined;
  const [first] = best.signs;
  if (!first) return undefined;
  const isPlan = best.score >= MANY && parts >= 2;
  return {
    ...first,
    category: 'suicide',
    level: isPlan ? 4 : 2,
    rawLevel: isPlan ? 4 : 2,
    who: 'self',
    subject: 'self',
    time: 'now',
    polarity: 'affirmed',
    isWeak: true,
    end: Math.max(...best.signs.map(({ end }) => end)),
    rule: `${first.rule.split('.')[0]}${SIGNS_RULE}`,
    why: [`warning signs together: ${best.kinds.join(', ')}`],
  };
}

/** Could they be enough if all stood close together? Most often they could not. */
function mayBeEnough(signs: readonly Assessed[]): boolean {
  const kinds = new Set<string>();
  for (const { category, level } of signs) if (level > 0) kinds.add(category.slice(SIGN_PREFIX.length));
  if (kinds.size < 2) return false;
  for (const kind of kinds) if (OF_A_PLAN.has(kind)) return true;
  return false;
}
