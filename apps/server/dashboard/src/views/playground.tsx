import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { inWords } from '../format.ts';
import { Card } from '../parts/basics.tsx';
import { NumberField, SelectField, TextField } from '../parts/fields.tsx';
import { usePlace } from '../router.ts';
import { useLoaded } from '../use-data.ts';
import { TASK_TYPES } from '../vocabulary.ts';
import { AnswerReport } from './answer-report.tsx';
import { ask, type ChatSettings, type Turn } from './chat.ts';
import { loadModels } from './models-data.ts';
import { TurnView } from './turn-view.tsx';

const VIRTUAL = ['auto', 'auto:free', 'auto:cheap', 'auto:fast', 'auto:local'] as const;
const LIST = 'playground-models';
type Sides = readonly [readonly Turn[], readonly Turn[]];

/** Talk to one model, or to two at once. */
export function PlaygroundView() {
  const { query } = usePlace();
  const [models, setModels] = useState<readonly [string, string]>([
    query.get('model') ?? 'auto',
    query.get('second') ?? 'auto:local',
  ]);
  const [isDouble, setDouble] = useState(query.has('second'));
  const [settings, setSettings] = useState<Omit<ChatSettings, 'model'>>({
    system: '',
    task: '',
    mostTokens: undefined,
    temperature: undefined,
    country: '',
  });
  const [message, setMessage] = useState('');
  const [sides, setSides] = useState<Sides>([[], []]);
  const [running, setRunning] = useState<AbortController | undefined>();
  const input = useRef<HTMLTextAreaElement>(null);
  const load = useCallback((signal: AbortSignal) => loadModels('', signal), []);
  const list = useLoaded(load);
  // Who leaves the view, leaves the answer.
  const latest = useRef(running);
  latest.current = running;
  useEffect(() => () => latest.current?.abort(), []);

  const send = async () => {
    const text = message.trim();
    if (text === '' || running) return;
    const own = new AbortController();
    setRunning(own);
    setMessage('');
    const places = isDouble ? ([0, 1] as const) : ([0] as const);
    const asked = places.map((place) => [...sides[place], { role: 'user', text } satisfies Turn] as const);
    setSides((before) => withSide(before, places, (_, at) => [...(asked[at] ?? []), { role: 'assistant', text: '' }]));
    await Promise.all(
      places.map((place) =>
        ask(asked[place] ?? [], { ...settings, model: models[place] }, own.signal, (change) =>
          setSides((before) =>
            withSide(before, [place], (turns) => [...turns.slice(0, -1), { ...(turns.at(-1) as Turn), ...change }]),
          ),
        ),
      ),
    );
    setRunning(undefined);
    announce(own.signal.aborted ? 'Stopped.' : 'The answer is complete.');
    input.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send().catch(() => {});
  };
  const set = (change: Partial<typeof settings>) => setSettings({ ...settings, ...change });

  return (
    <div class="stack">
      <datalist id={LIST}>
        {[...VIRTUAL, ...(list.data?.models ?? []).filter(isForText).map(({ address }) => address)].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div class="card">
        <div class="fields">
          <TextField
            label={isDouble ? 'First model' : 'Model'}
            list={LIST}
            value={models[0]}
            hint="An address, an alias, or auto."
            onValue={(model) => setModels([model, models[1]])}
          />
          {isDouble && (
            <TextField
              label="Second model"
              list={LIST}
              value={models[1]}
              onValue={(model) => setModels([models[0], model])}
            />
          )}
          <SelectField
            label="Task"
            value={settings.task}
            options={[['', 'Any'], ...TASK_TYPES.map((name) => [name, inWords(name)] as const)]}
            onValue={(task) => set({ task })}
          />
        </div>
        <div class="row between">
          <button
            type="button"
            class="plain"
            aria-pressed={isDouble}
            disabled={!!running}
            onClick={() => setDouble(!isDouble)}
          >
            {isDouble ? 'Only one model' : 'Two models side by side'}
          </button>
          <button
            type="button"
            class="plain"
            disabled={!!running || sides[0].length === 0}
            onClick={() => {
              setSides([[], []]);
              announce('The conversation is empty again.');
            }}
          >
            Start anew
          </button>
        </div>
        <details>
          <summary>More settings</summary>
          <div class="stack">
            <div class="field">
              <label for="playground-system">System prompt</label>
              <textarea
                id="playground-system"
                rows={3}
                value={settings.system}
                onInput={(event) => set({ system: event.currentTarget.value })}
              />
            </div>
            <div class="fields">
              <NumberField
                label="Longest answer, tokens"
                min={1}
                step={1}
                value={settings.mostTokens}
                onValue={(mostTokens) => set({ mostTokens })}
              />
              <NumberField
                label="Temperature"
                min={0}
                max={2}
                value={settings.temperature}
                onValue={(temperature) => set({ temperature })}
              />
              <TextField
                label="Country of the user"
                hint="Two letters; decides which help lines are named."
                value={settings.country}
                onValue={(country) => set({ country: country.toUpperCase().slice(0, 2) })}
              />
            </div>
          </div>
        </details>
      </div>
      <div class="panes">
        {(isDouble ? ([0, 1] as const) : ([0] as const)).map((place) => (
          <Card key={place} title={models[place].trim() || 'auto'}>
            <section class="log" aria-label={`Conversation with ${models[place]}`} aria-busy={running !== undefined}>
              {sides[place].length === 0 && (
                <p class="quiet">Say something below. Answers come as they are written, with what they took.</p>
              )}
              {sides[place].map((turn, index) => (
                <TurnView
                  key={`${index}/${turn.role}`}
                  turn={turn}
                  isWriting={running !== undefined && index === sides[place].length - 1}
                />
              ))}
            </section>
            <AnswerReport report={sides[place].findLast(({ report }) => report)?.report} />
          </Card>
        ))}
      </div>
      <form
        class="card composer"
        onSubmit={(event) => {
          event.preventDefault();
          send().catch(() => {});
        }}
      >
        <div class="field">
          <label for="playground-message">Message</label>
          <textarea
            id="playground-message"
            ref={input}
            rows={2}
            value={message}
            placeholder="Tell me a short calming story."
            onInput={(event) => setMessage(event.currentTarget.value)}
            onKeyDown={onKey}
          />
        </div>
        <div class="row between">
          <span class="quiet small">
            Enter sends, Shift and Enter begin a new line. What you type goes to the model.
          </span>
          {running ? (
            <button key="stop" type="button" class="danger" onClick={() => running.abort()}>
              Stop
            </button>
          ) : (
            <button key="send" type="submit" disabled={message.trim() === ''}>
              Send
            </button>
          )}
        </div>
      </form>
    </div>
  );
}

const isForText = ({ capabilities }: { readonly capabilities: readonly string[] }): boolean =>
  capabilities.includes('chat') || capabilities.includes('completion');

function withSide(
  sides: Sides,
  places: readonly (0 | 1)[],
  change: (turns: readonly Turn[], place: 0 | 1) => readonly Turn[],
): Sides {
  const of = (place: 0 | 1) => (places.includes(place) ? change(sides[place], place) : sides[place]);
  return [of(0), of(1)];
}
