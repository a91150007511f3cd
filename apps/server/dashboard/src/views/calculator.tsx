import { useCallback, useState } from 'preact/hooks';
import { formatCount, formatUsd, plural } from '../format.ts';
import { Badge, Card, Empty, Shown, Table } from '../parts/basics.tsx';
import { CheckField, NumberField, SelectField, TextField } from '../parts/fields.tsx';
import { linkTo, usePlace } from '../router.ts';
import { useLoaded } from '../use-data.ts';
import { loadModels, monthlyUsd, type Scenario } from './models-data.ts';

interface Month {
  readonly people: number;
  readonly messagesEach: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Made up, to begin with: every figure can be changed. */
const EXAMPLES = {
  story: ['A story game', { people: 200, messagesEach: 300, inputTokens: 2_500, outputTokens: 350 }],
  chat: ['A helper in an app', { people: 1_000, messagesEach: 30, inputTokens: 1_200, outputTokens: 250 }],
  notes: ['Summaries over night', { people: 1, messagesEach: 20_000, inputTokens: 4_000, outputTokens: 200 }],
  own: ['Only me', { people: 1, messagesEach: 600, inputTokens: 1_500, outputTokens: 400 }],
} as const satisfies Readonly<Record<string, readonly [string, Month]>>;
type Example = keyof typeof EXAMPLES;

const SHOWN = 25;

/** What a month of use would cost with each model. */
export function CalculatorView() {
  const chosen = usePlace().query.get('model') ?? '';
  const [example, setExample] = useState<Example>('story');
  const [month, setMonth] = useState<Month>(EXAMPLES.story[1]);
  const [text, setText] = useState('');
  const [isPaidOnly, setPaidOnly] = useState(false);
  const load = useCallback((signal: AbortSignal) => loadModels('', signal), []);
  const list = useLoaded(load);
  const scenario: Scenario = { ...month, messages: month.people * month.messagesEach };
  const set = (change: Partial<Record<keyof Month, number | undefined>>) =>
    setMonth({ ...month, ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value ?? 0])) });

  return (
    <div class="stack">
      <div class="actions">
        <a class="button plain" href={linkTo('models')}>
          All models
        </a>
      </div>
      <Card title="A month of use">
        <div class="fields">
          <SelectField
            label="Begin with"
            value={example}
            options={(Object.keys(EXAMPLES) as Example[]).map((name) => [name, EXAMPLES[name][0]] as const)}
            onValue={(name) => {
              setExample(name);
              setMonth(EXAMPLES[name][1]);
            }}
          />
          <NumberField label="People" min={0} value={month.people} onValue={(people) => set({ people })} />
          <NumberField
            label="Messages each"
            min={0}
            value={month.messagesEach}
            onValue={(messagesEach) => set({ messagesEach })}
          />
          <NumberField
            label="Tokens in"
            hint="Per message, with all before it."
            min={0}
            value={month.inputTokens}
            onValue={(inputTokens) => set({ inputTokens })}
          />
          <NumberField
            label="Tokens out"
            hint="Per message."
            min={0}
            value={month.outputTokens}
            onValue={(outputTokens) => set({ outputTokens })}
          />
        </div>
        <p class="quiet" role="status">
          {plural(scenario.messages, 'message')} a month: {formatCount(scenario.messages * month.inputTokens)} tokens
          in, {formatCount(scenario.messages * month.outputTokens)} out.
        </p>
      </Card>
      <Card
        title="What it would cost"
        note="By list prices, without caches and discounts. Models of unknown price are left out."
      >
        <div class="fields">
          <TextField
            label="Only models with"
            type="search"
            value={text}
            onValue={setText}
            placeholder="Name or address"
          />
          <CheckField label="Without free ones" isOn={isPaidOnly} onChange={setPaidOnly} />
        </div>
        <Shown of={list}>
          {({ models }) => {
            const priced = models
              .flatMap((model) => {
                const usd = monthlyUsd(model, scenario);
                return usd === undefined || (isPaidOnly && usd === 0 && model.address !== chosen)
                  ? []
                  : [{ model, usd }];
              })
              .filter(
                ({ model }) => model.address === chosen || model.address.toLowerCase().includes(text.toLowerCase()),
              )
              .sort((a, b) => Number(b.model.address === chosen) - Number(a.model.address === chosen) || a.usd - b.usd);
            if (priced.length === 0) return <Empty title="No model of known price fits" />;
            return (
              <>
                <Table
                  label="Cost by model"
                  head={['Model', ['A month', 'number'], ['A message', 'number'], ['Per person', 'number']]}
                >
                  {priced.slice(0, SHOWN).map(({ model: { address }, usd }) => (
                    <tr key={address}>
                      <th scope="row">
                        <a href={linkTo('models', address)}>{address}</a>{' '}
                        {address === chosen && <Badge tone="accent">chosen</Badge>}
                      </th>
                      <td class="number">{formatUsd(usd)}</td>
                      <td class="number">{formatUsd(scenario.messages > 0 ? usd / scenario.messages : undefined)}</td>
                      <td class="number">{formatUsd(month.people > 0 ? usd / month.people : undefined)}</td>
                    </tr>
                  ))}
                </Table>
                {priced.length > SHOWN && (
                  <p class="quiet">
                    The cheapest {SHOWN} of {formatCount(priced.length)}; search for others.
                  </p>
                )}
              </>
            );
          }}
        </Shown>
      </Card>
    </div>
  );
}
