import type { LoggedRequest, Verdict } from '../api-types.ts';
import { inWords } from '../format.ts';
import { Badge } from '../parts/basics.tsx';
import { ACTION_TONES } from './answer-report.tsx';
import { nameOfAnswerer } from './answerer.ts';

/** How a request or an attempt ended. */
export function OutcomeBadge({ outcome }: { readonly outcome: string }) {
  return (
    <Badge tone={outcome === 'OK' ? 'good' : outcome === 'ABORTED' ? 'plain' : 'bad'}>
      {outcome === 'OK' ? 'answered' : inWords(outcome).toLowerCase()}
    </Badge>
  );
}

/** What the safety engine found, where it found something. */
export function SafetyBadges({ safety }: { readonly safety: LoggedRequest['safety'] }) {
  if (!safety) return null;
  const found = [
    ['asked', safety.input],
    ['answer', safety.output],
  ].filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== 'none');
  return (
    <>
      {found.map(([where, action]) => (
        <Badge key={where} tone={ACTION_TONES[action as Verdict['action']] ?? 'plain'}>
          {`${where}: ${inWords(action)}`}
        </Badge>
      ))}
    </>
  );
}

/** Who answered, in words. */
export function answererOf({ model }: LoggedRequest): string {
  return nameOfAnswerer(model) ?? 'nobody answered';
}
