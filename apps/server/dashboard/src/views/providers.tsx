import type { Circuit, Provider } from '../api-types.ts';
import { formatMs, plural } from '../format.ts';
import { Badge, Empty, type Tone } from '../parts/basics.tsx';
import { linkTo } from '../router.ts';

const HEALTH: Readonly<Record<Provider['health']['status'], Tone>> = { up: 'good', degraded: 'warn', down: 'bad' };

/** Words and colours of a circuit's states. */
export const CIRCUIT_STATES: Readonly<Record<Circuit['state'], readonly [string, Tone]>> = {
  closed: ['in service', 'good'],
  open: ['resting', 'bad'],
  'half-open': ['being tried', 'warn'],
  isolated: ['taken out', 'warn'],
};

/** Who is there, and how they are. */
export function Providers({ providers }: { readonly providers: readonly Provider[] }) {
  if (providers.length === 0) {
    return (
      <Empty title="No provider is switched on">Name one in modelhaven.yaml, or set its key in the environment.</Empty>
    );
  }
  return (
    <ul class="provider-list">
      {providers.map(({ id, kind, health, model_count: count, circuit, load }) => (
        <li key={id}>
          <div>
            <span class="name">{id}</span> {kind !== id && <span class="quiet small">{kind}</span>}
            <p class="quiet small">
              {[
                count === undefined ? undefined : plural(count, 'model'),
                health.status === 'down' ? undefined : `answers in ${formatMs(health.latency_ms)}`,
                load && load.in_flight > 0 ? `${load.in_flight} of ${load.limit} at once` : undefined,
                load && load.queued > 0 ? `${load.queued} waiting` : undefined,
                health.detail,
              ]
                .filter(Boolean)
                .join(', ')}
            </p>
          </div>
          <div class="badges">
            {circuit.state !== 'closed' && (
              <Badge tone={CIRCUIT_STATES[circuit.state][1]}>{CIRCUIT_STATES[circuit.state][0]}</Badge>
            )}
            <Badge tone={HEALTH[health.status]}>{health.status}</Badge>
            <a class="small" href={linkTo('models', undefined, { provider: id })} aria-label={`Models of ${id}`}>
              Models
            </a>
          </div>
        </li>
      ))}
    </ul>
  );
}
