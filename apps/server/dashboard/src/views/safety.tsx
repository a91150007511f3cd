import { useState } from 'preact/hooks';
import type { SafetyEvent } from '../api-types.ts';
import { formatCount, formatMoment, formatNumber, inWords } from '../format.ts';
import { useSettledEvents } from '../live.ts';
import { Counts } from '../parts/bars.tsx';
import { Badge, Card, Empty, Shown, Stat, Table } from '../parts/basics.tsx';
import { SelectField } from '../parts/fields.tsx';
import { useData } from '../use-data.ts';
import { ACTION_TONES } from './answer-report.tsx';
import { Audit } from './audit.tsx';
import { CheckText } from './check-text.tsx';
import { CrisisServices } from './crisis-services.tsx';

const ACTIONS = [
  ['', 'All'],
  ['check_in', 'Check-in and graver'],
  ['crisis', 'Crisis and graver'],
  ['emergency', 'Emergencies'],
] as const;
const STAGES = { input: 'what a user said', output: 'what a model said', retract: 'taken back' } as const;
const SHOWN = 100;

/** What the safety engine decided: levels, categories and rules, and never a text. */
export function SafetyView() {
  const [action, setAction] = useState<(typeof ACTIONS)[number][0]>('');
  const page = useData<{ readonly events: readonly SafetyEvent[] }>(
    `/api/v1/safety/events?limit=500${action ? `&min_action=${action}` : ''}`,
    60_000,
  );
  useSettledEvents(['safety'], page.reload);
  return (
    <div class="stack">
      <p class="quiet">
        A deterministic screen of what goes in and comes out, and no clinical assessment. Texts are not kept: what is
        shown here are levels, categories and rules.
      </p>
      <Shown of={page}>
        {({ events }) => (
          <>
            <Figures events={events} />
            <div class="grid">
              <Card title="By level">
                <Summary events={events} namesOf={({ level }) => [`Level ${formatNumber(level)}`]} />
              </Card>
              <Card title="By category">
                <Summary events={events} namesOf={({ categories }) => categories} />
              </Card>
              <Card title="Rules that found something" isWide>
                <Summary events={events} namesOf={({ rules }) => rules} isCode />
              </Card>
            </div>
          </>
        )}
      </Shown>
      <Card
        title="Latest decisions"
        actions={<SelectField label="Show" isHidden value={action} options={ACTIONS} onValue={setAction} />}
      >
        <Shown of={page}>{({ events }) => <Decisions events={events} />}</Shown>
      </Card>
      <div class="grid">
        <div class="stack">
          <CheckText />
          <Audit />
        </div>
        <CrisisServices />
      </div>
    </div>
  );
}

function Figures({ events }: { readonly events: readonly SafetyEvent[] }) {
  const count = (isMeant: (event: SafetyEvent) => boolean) => formatCount(events.filter(isMeant).length);
  return (
    <dl class="stats">
      <Stat
        label="Decisions"
        value={formatCount(events.length)}
        detail={events.length === 500 ? 'the latest 500' : undefined}
      />
      <Stat
        label="Crises and emergencies"
        value={count((each) => each.action === 'crisis' || each.action === 'emergency')}
      />
      <Stat label="To be looked at" value={count(({ review }) => review)} detail="rules and opinions disagree" />
      <Stat label="While the engine failed" value={count(({ degraded }) => degraded)} />
    </dl>
  );
}

function Summary(props: {
  readonly events: readonly SafetyEvent[];
  readonly namesOf: (event: SafetyEvent) => readonly string[];
  readonly isCode?: boolean;
}) {
  const counts = new Map<string, number>();
  for (const name of props.events.flatMap(props.namesOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size === 0) return <Empty title="Nothing yet" />;
  return <Counts label="Decisions" counts={counts} nameOf={props.isCode ? (name) => name : inWords} />;
}

function Decisions({ events }: { readonly events: readonly SafetyEvent[] }) {
  if (events.length === 0) return <Empty title="No decision other than “nothing found”" />;
  return (
    <Table
      label="Latest decisions"
      head={['When', 'Action', ['Level', 'number'], 'Categories', 'About', 'What was done']}
    >
      {events.slice(0, SHOWN).map((event) => (
        <tr key={event.id}>
          <th scope="row">{formatMoment(event.time)}</th>
          <td>
            <Badge tone={ACTION_TONES[event.action]}>{inWords(event.action)}</Badge>{' '}
            {event.review && <Badge tone="warn">review</Badge>}
          </td>
          <td class="number">{formatNumber(event.level)}</td>
          <td>{event.categories.map(inWords).join(', ')}</td>
          <td>{STAGES[event.stage]}</td>
          <td>{event.responses.map(inWords).join(', ') || '–'}</td>
        </tr>
      ))}
    </Table>
  );
}
