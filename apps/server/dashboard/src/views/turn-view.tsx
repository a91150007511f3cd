import { wordsOf } from '../api.ts';
import { inWords } from '../format.ts';
import { nameOfAnswerer } from './answerer.ts';
import type { Turn } from './chat.ts';
import { Helplines } from './helplines.tsx';

/** One thing that was said, by whom, and how it ended. */
export function TurnView({ turn, isWriting }: { readonly turn: Turn; readonly isWriting: boolean }) {
  const { role, text, thoughts, report, failure, isStopped } = turn;
  const verdicts = report ? [report.safety.input, report.safety.output].filter((verdict) => verdict !== undefined) : [];
  const resources = verdicts.find((verdict) => verdict.resources.length > 0)?.resources ?? [];
  return (
    <article class={`turn ${role}`}>
      <p class="who">{role === 'user' ? 'You' : (nameOfAnswerer(report?.metadata.address) ?? 'Model')}</p>
      {thoughts && (
        <details>
          <summary>What it thought</summary>
          <p class="thoughts">{thoughts}</p>
        </details>
      )}
      {text !== '' && <p class="said">{text}</p>}
      {role === 'assistant' && text === '' && isWriting && (
        <p class="quiet">{thoughts ? 'Thinking…' : 'Waiting for the first word…'}</p>
      )}
      {isStopped && <p class="quiet small">Stopped by you.</p>}
      {failure !== undefined && (
        <p class="note bad" role="alert">
          {wordsOf(failure)}
        </p>
      )}
      {report && report.finish_reason !== 'stop' && (
        <p class="quiet small">
          {report.finish_reason === 'length'
            ? 'Cut at the longest answer.'
            : `Ended: ${inWords(report.finish_reason)}.`}
        </p>
      )}
      {resources.length > 0 && <Helplines resources={resources} />}
    </article>
  );
}
