import type { Model } from '../api-types.ts';
import { formatUsd } from '../format.ts';
import { Badge } from '../parts/basics.tsx';

/** What a model costs, per million tokens. */
export function PriceBadges({ model: { free, local, pricing } }: { readonly model: Model }) {
  const { input_price: input, output_price: output } = pricing ?? {};
  if (free) return <Badge tone="good">{local ? 'free, local' : 'free'}</Badge>;
  if (input === undefined && output === undefined) return <Badge>price unknown</Badge>;
  return (
    <span class="price">
      {formatUsd(input)} <span class="quiet">in</span> · {formatUsd(output)} <span class="quiet">out</span>{' '}
      <span class="quiet small">per million</span>
    </span>
  );
}
