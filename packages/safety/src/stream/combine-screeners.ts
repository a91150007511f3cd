import type { Screener } from './screener.ts';

/** Several screeners as one: a character may be shown once all of them let it go. */
export function combineScreeners(screeners: readonly Screener[]): Screener {
  const [only] = screeners;
  if (only && screeners.length === 1) return only;
  const least = (releases: readonly number[]): number => (releases.length > 0 ? Math.min(...releases) : 0);
  return {
    push: (piece) => least(screeners.map((screener) => screener.push(piece))),
    end: () => least(screeners.map((screener) => screener.end())),
    get blocked() {
      return screeners
        .flatMap(({ blocked }) => blocked ?? [])
        .reduce<Screener['blocked']>((first, span) => (first && first.start <= span.start ? first : span), undefined);
    },
  };
}
