import { formatRelative } from '../format.ts';
import { useSettledEvents } from '../live.ts';
import { useData } from '../use-data.ts';

interface Alert {
  readonly rule: string;
  readonly name?: string;
  readonly at: number;
  readonly message: string;
}

/** What is raised now; nothing while nothing is. */
export function Alerts() {
  const { data, reload } = useData<{ readonly active: readonly Alert[] }>('/api/v1/alerts', 60_000);
  useSettledEvents(['alert'], reload);
  const now = Date.now();
  return (
    <div role="status" class="alerts">
      {data?.active.map(({ rule, name, at, message }) => (
        <p key={`${rule}/${name}`} class="note warn">
          <span>{message}</span>
          <span class="small">raised {formatRelative(at, now)}</span>
        </p>
      ))}
    </div>
  );
}
