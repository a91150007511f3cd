import { useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { request } from '../api.ts';
import type { LoggedRequest } from '../api-types.ts';
import { formatCount, formatMoment, formatMs, formatNumber, formatUsd, inWords, plural } from '../format.ts';
import { Card, Empty, Facts, Failure, Shown } from '../parts/basics.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { linkTo, usePlace } from '../router.ts';
import { useData } from '../use-data.ts';
import { nameOfAnswerer } from './answerer.ts';
import { isLogOff, LogIsOff, WhereLogIsOn } from './log-is-off.tsx';
import { RankedModel } from './ranked-model.tsx';
import { Replay } from './replay.tsx';
import { answererOf, OutcomeBadge, SafetyBadges } from './request-badges.tsx';

/** One request: what was asked for, the plan, every attempt, and what was said where that is kept. */
export const RequestView = () => (
  <WhereLogIsOn>
    <Kept />
  </WhereLogIsOn>
);

function Kept() {
  const { rest: id = '' } = usePlace();
  const found = useData<LoggedRequest>(`/api/v1/requests/${encodeURIComponent(id)}`);
  if (isLogOff(found.error)) return <LogIsOff />;
  return (
    <div class="stack">
      <div class="actions">
        <a class="button plain" href={linkTo('requests')}>
          All requests
        </a>
      </div>
      <Shown of={found}>
        {(kept) => (
          <>
            <Known kept={kept} />
            <div class="grid">
              <Card title="Attempts">
                <Attempts kept={kept} />
              </Card>
              <Card title="Plan">{kept.plan ? <KeptPlan kept={kept} /> : <Empty title="No plan was made" />}</Card>
            </div>
            <Said kept={kept} />
            {kept.operation === undefined && <Replay kept={kept} />}
            {kept.user !== undefined && <Erase kept={kept} user={kept.user} />}
          </>
        )}
      </Shown>
    </div>
  );
}

function Known({ kept }: { readonly kept: LoggedRequest }) {
  const { usage } = kept;
  return (
    <Card title={formatMoment(kept.time)} actions={<OutcomeBadge outcome={kept.outcome} />}>
      <Facts
        facts={[
          ['Id', <code key="id">{kept.id}</code>],
          ['Asked for', kept.asked],
          [
            'Answered by',
            kept.attempts.length > 0 && kept.model ? (
              <a href={linkTo('models', kept.model)}>{kept.model}</a>
            ) : (
              answererOf(kept)
            ),
          ],
          ['Task', inWords(kept.task_type ?? kept.operation ?? '')],
          ['Took', formatMs(kept.latency_ms)],
          ['First token', kept.first_event_ms === undefined ? undefined : formatMs(kept.first_event_ms)],
          ['Tokens', usage && `${formatCount(usage.input_tokens)} in, ${formatCount(usage.output_tokens)} out`],
          ['Cost', formatUsd(kept.cost_usd)],
          ['Sent', kept.streamed ? 'as a stream' : 'in one piece'],
          ['Cache', kept.cache],
          ['Key', kept.key_id],
          ['Tenant', kept.tenant],
          ['User', kept.user],
          ['Feedback', kept.score === undefined ? undefined : `${formatNumber(kept.score)} of 10`],
          [
            'Safety',
            kept.safety &&
              (isHarmless(kept.safety) ? (
                'nothing found'
              ) : (
                <span class="badges">
                  <SafetyBadges safety={kept.safety} />
                </span>
              )),
          ],
        ]}
      />
    </Card>
  );
}

const isHarmless = ({ input, output = 'none' }: NonNullable<LoggedRequest['safety']>): boolean =>
  input === 'none' && output === 'none';

function KeptPlan({ kept: { plan, model } }: { readonly kept: LoggedRequest }) {
  if (!plan) return null;
  const rejected = Object.entries(plan.rejected_by);
  return (
    <>
      <p class="quiet">
        Ranked by {inWords(plan.algorithm)}, for about {plural(plan.prompt_tokens, 'token')} of prompt.
      </p>
      {plan.ranked.length === 0 && <Empty title="No model fitted" />}
      <ol class="plan">
        {plan.ranked.map(({ model: address, scores, estimated_cost_usd: costUsd }) => (
          <RankedModel key={address} isChosen={address === model} {...{ address, scores, costUsd }} />
        ))}
      </ol>
      {plan.ranked_count > plan.ranked.length && (
        <p class="quiet small">and {plural(plan.ranked_count - plan.ranked.length, 'more model')} behind them</p>
      )}
      {plan.rejected_count > 0 && (
        <p class="quiet small">
          {plural(plan.rejected_count, 'model')} did not fit:{' '}
          {rejected.map(([filter, count]) => `${inWords(filter)} (${formatCount(count)})`).join(', ')}
        </p>
      )}
      {plan.notes?.map((note) => (
        <p key={note} class="quiet small">
          {note}
        </p>
      ))}
    </>
  );
}

function Attempts({ kept: { attempts, outcome, cache } }: { readonly kept: LoggedRequest }) {
  if (attempts.length === 0) {
    return (
      <Empty title="No model was asked">
        {cache === 'hit'
          ? 'The answer came from the response cache.'
          : outcome === 'OK'
            ? 'The safety engine answered by itself.'
            : 'The request ended before it came to that.'}
      </Empty>
    );
  }
  return (
    <ol class="provider-list" aria-label="Attempts">
      {attempts.map((attempt, index) => (
        <li key={`${index}/${attempt.model}`}>
          <div>
            <span class="name">{attempt.model}</span>
            <p class="quiet small">
              {[
                attempt.role && ROLES[attempt.role],
                attempt.first_event_ms === undefined ? undefined : `first token ${formatMs(attempt.first_event_ms)}`,
                `took ${formatMs(attempt.total_ms)}`,
                attempt.cost_usd === undefined ? 'of unknown cost' : formatUsd(attempt.cost_usd),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <OutcomeBadge outcome={attempt.outcome} />
        </li>
      ))}
    </ol>
  );
}

const ROLES: Readonly<Record<string, string>> = {
  first: 'asked first',
  retry: 'tried again',
  fallback: 'stood in',
  hedge: 'asked as well, for speed',
  recovery: 'continued the answer',
};
const SPEAKERS: Readonly<Record<string, string>> = { user: 'User', system: 'System', tool: 'Tool' };

function Said({ kept: { messages, answer, model } }: { readonly kept: LoggedRequest }) {
  return (
    <Card title="What was said">
      {messages === undefined ? (
        <p class="quiet">
          Texts are not kept. <code>request_log.content: true</code> keeps them from the next start on.
        </p>
      ) : (
        <section class="log" aria-label="Conversation">
          {messages.map(({ role, text }, index) => (
            <article key={`${index}/${role}`} class={`turn ${role}`}>
              <p class="who">{SPEAKERS[role] ?? inWords(role)}</p>
              <p class="said">{text}</p>
            </article>
          ))}
          {answer !== undefined && (
            <article class="turn assistant">
              <p class="who">{nameOfAnswerer(model) ?? 'Answer'}</p>
              <p class="said">{answer}</p>
            </article>
          )}
          {answer === undefined && <p class="quiet">No answer is kept: none came, or it was taken back.</p>}
        </section>
      )}
    </Card>
  );
}

/** For people who want to be forgotten. */
function Erase({ kept, user }: { readonly kept: LoggedRequest; readonly user: string }) {
  const [isAsking, setAsking] = useState(false);
  const [said, setSaid] = useState<string>();
  const [error, setError] = useState<unknown>();
  const name = kept.tenant === undefined ? user : `${kept.tenant}/${user}`;
  const erase = async () => {
    setError(undefined);
    try {
      const path = `/api/v1/requests?user=${encodeURIComponent(name)}`;
      const { erased } = await request<{ readonly erased: number }>(path, { method: 'DELETE' });
      const words = `${plural(erased, 'request')} of ${name} ${erased === 1 ? 'is' : 'are'} erased.`;
      setSaid(words);
      announce(words);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Card title="Forget this user">
      {error !== undefined && <Failure error={error} />}
      {said === undefined ? (
        <div class="actions">
          <button type="button" class="danger" onClick={() => setAsking(true)}>
            Erase all requests of {name}
          </button>
        </div>
      ) : (
        <p>
          {said} <a href={linkTo('requests')}>All requests</a>
        </p>
      )}
      {isAsking && (
        <Confirm
          title={`Erase all that is kept of ${name}?`}
          action="Erase it"
          onAnswer={(isWanted) => {
            setAsking(false);
            if (isWanted) void erase();
          }}
        >
          <p>Every request of this user leaves the log, this one too. It cannot be brought back.</p>
        </Confirm>
      )}
    </Card>
  );
}
