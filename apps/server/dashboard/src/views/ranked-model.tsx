import { formatNumber, formatUsd, inWords } from '../format.ts';
import { Badge } from '../parts/basics.tsx';

/** One place in a plan: who, with which score and from what, what it may cost, and why. */
export function RankedModel({
  address,
  isChosen,
  scores: { total, ...parts },
  costUsd,
  reasons = [],
}: {
  readonly address: string;
  readonly isChosen: boolean;
  readonly scores: { readonly total?: number } & Readonly<Record<string, number | undefined>>;
  readonly costUsd: number | undefined;
  readonly reasons?: readonly string[] | undefined;
}) {
  const known = Object.entries(parts).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return (
    <li class={isChosen ? 'chosen' : undefined}>
      <p class="row">
        <span class="name">{address}</span>
        {total !== undefined && <Badge tone="accent">{formatNumber(total, 2)}</Badge>}
        {costUsd !== undefined && <span class="quiet small">about {formatUsd(costUsd)}</span>}
      </p>
      {known.length > 0 && (
        <p class="quiet small score">
          {known.map(([name, value]) => `${inWords(name)} ${formatNumber(value, 2)}`).join(' · ')}
        </p>
      )}
      {reasons.length > 0 && (
        <ul class="small">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
