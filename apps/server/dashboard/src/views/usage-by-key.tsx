import type { Key, Usage } from '../api-types.ts';
import { formatCompact, formatCount, formatShare, formatUsd } from '../format.ts';
import { Card, Empty, Shown, Table } from '../parts/basics.tsx';
import { useData } from '../use-data.ts';

/** What each key was used for in the last thirty days. */
export function UsageByKey({ keys }: { readonly keys: readonly Key[] }) {
  const usage = useData<Usage>('/api/v1/usage?timeframe_hours=720&by=key');
  const nameOf = (id: string) => keys.find((key) => key.id === id)?.name ?? id;
  return (
    <Card title="Used by key" note="In the last thirty days.">
      <Shown of={usage}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Empty title="Nothing was used with a key" />
          ) : (
            <Table
              label="Used by key"
              head={['Key', ['Requests', 'number'], ['Succeeded', 'number'], ['Tokens', 'number'], ['Cost', 'number']]}
            >
              {entries.map((entry) => (
                <tr key={entry.name}>
                  <th scope="row">{nameOf(entry.name)}</th>
                  <td class="number">{formatCount(entry.requests)}</td>
                  <td class="number">{formatShare(entry.success_rate)}</td>
                  <td class="number">{formatCompact(entry.input_tokens + entry.output_tokens)}</td>
                  <td class="number">{formatUsd(entry.cost_usd)}</td>
                </tr>
              ))}
            </Table>
          )
        }
      </Shown>
    </Card>
  );
}
