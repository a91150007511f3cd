import { useState } from 'preact/hooks';
import { request } from '../api.ts';
import type { SafetyCheck } from '../api-types.ts';
import { formatNumber, formatShare, inWords } from '../format.ts';
import { Badge, Card, Facts, Failure } from '../parts/basics.tsx';
import { ACTION_TONES } from './answer-report.tsx';

/** What the engine would say of a text. */
export function CheckText() {
  const [text, setText] = useState('');
  const [verdict, setVerdict] = useState<SafetyCheck | undefined>();
  const [error, setError] = useState<unknown>();
  const check = async (event: Event) => {
    event.preventDefault();
    setError(undefined);
    try {
      const body = { text, locale: navigator.language };
      setVerdict(await request<SafetyCheck>('/api/v1/safety/check', { method: 'POST', body }));
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Card title="Try a text" note="It is neither kept nor sent to a model.">
      <form onSubmit={check}>
        <div class="field">
          <label for="safety-text">Text</label>
          <textarea
            id="safety-text"
            rows={3}
            required
            maxLength={20_000}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <div class="actions">
          <button type="submit" class="plain">
            Check it
          </button>
        </div>
      </form>
      {error !== undefined && <Failure error={error} />}
      <div role="status" class="stack">
        {verdict && (
          <>
            <p class="row">
              <Badge tone={ACTION_TONES[verdict.action]}>
                {verdict.action === 'none' ? 'nothing found' : inWords(verdict.action)}
              </Badge>
              <span class="quiet">
                level {formatNumber(verdict.level)}, confidence {formatShare(verdict.confidence)}
              </span>
            </p>
            {verdict.findings.map((finding) => (
              <Facts
                key={`${finding.rule}/${finding.start}`}
                facts={[
                  ['Category', inWords(finding.category)],
                  ['Rule', <code key="rule">{finding.rule}</code>],
                  ['About', `${finding.subject}, ${finding.time}, ${finding.polarity}`],
                  ['Why', finding.why.join('; ')],
                ]}
              />
            ))}
          </>
        )}
      </div>
    </Card>
  );
}
