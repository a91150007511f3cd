import { useState } from 'preact/hooks';
import { request } from '../api.ts';
import type { GenerateAnswer, LoggedRequest, Plan } from '../api-types.ts';
import { inWords, plural } from '../format.ts';
import { Card, Empty, Failure } from '../parts/basics.tsx';
import { TextField } from '../parts/fields.tsx';
import { AnswerReport } from './answer-report.tsx';
import { RankedModel } from './ranked-model.tsx';
import { TurnView } from './turn-view.tsx';

const SPOKEN: readonly string[] = ['system', 'user', 'assistant'];

/** The same once more: who would be asked now, and, where the words are kept, what they say now. */
export function Replay({ kept }: { readonly kept: LoggedRequest }) {
  const [model, setModel] = useState(kept.asked);
  const [plan, setPlan] = useState<Plan>();
  const [answer, setAnswer] = useState<GenerateAnswer>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const messages = kept.messages?.every(({ role }) => SPOKEN.includes(role))
    ? kept.messages.map(({ role, text }) => ({ role, content: text }))
    : undefined;
  const base = { model: model.trim() || 'auto', ...(kept.task_type ? { task_type: kept.task_type } : {}) };

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const select = () =>
    run(async () => {
      const size = kept.plan ? { context_length_needed: Math.max(1, kept.plan.prompt_tokens) } : {};
      const body = { ...base, ...(messages ? { messages } : size) };
      setPlan(await request<Plan>('/api/v1/models/select', { method: 'POST', body }));
    });
  const again = () =>
    run(async () => {
      setAnswer(
        await request<GenerateAnswer>('/api/v1/models/generate', { method: 'POST', body: { ...base, messages } }),
      );
    });

  return (
    <Card
      title="The same once more"
      note={
        messages
          ? 'With the words as they are kept: what was hidden in them stays hidden. It is sent as you, and costs what it costs.'
          : 'Without the words nobody can be asked again, but the plan can be made anew: from the task and the length of the prompt.'
      }
    >
      <div class="fields">
        <TextField label="Model" hint="An address, an alias, or auto." value={model} onValue={setModel} />
      </div>
      <div class="actions">
        <button type="button" class="plain" disabled={isBusy} onClick={select}>
          Who would be asked now?
        </button>
        {messages && (
          <button type="button" disabled={isBusy} onClick={again}>
            {isBusy ? 'Waiting…' : 'Ask again'}
          </button>
        )}
      </div>
      {error !== undefined && <Failure error={error} />}
      <div role="status" class="stack">
        {plan && <PlanNow plan={plan} />}
        {answer && (
          <>
            <TurnView turn={{ role: 'assistant', text: answer.text, report: answer }} isWriting={false} />
            <AnswerReport report={answer} />
          </>
        )}
      </div>
    </Card>
  );
}

const MOST_RANKED = 5;
const MOST_REJECTED = 20;

function PlanNow({ plan: { algorithm, ranked, rejected } }: { readonly plan: Plan }) {
  return (
    <>
      <p class="quiet">
        Ranked now, by {inWords(algorithm)}: {plural(ranked.length, 'model')}.
      </p>
      {ranked.length === 0 && <Empty title="No model fits now" />}
      <ol class="plan">
        {ranked.slice(0, MOST_RANKED).map(({ address, scores, reasons, estimated_cost_usd: costUsd }, index) => (
          <RankedModel key={address} isChosen={index === 0} {...{ address, scores, reasons, costUsd }} />
        ))}
      </ol>
      {rejected.length > 0 && (
        <details>
          <summary>{plural(rejected.length, 'model')} would not fit</summary>
          <ul class="small">
            {rejected.slice(0, MOST_REJECTED).map(({ address, reasons }) => (
              <li key={address}>
                {address}: {reasons.map(({ message }) => message).join(' ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
