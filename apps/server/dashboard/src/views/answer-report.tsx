import type { Verdict } from '../api-types.ts';
import { formatCount, formatMs, formatNumber, formatUsd, inWords, plural } from '../format.ts';
import { Badge, Facts, Table, type Tone } from '../parts/basics.tsx';
import { nameOfAnswerer } from './answerer.ts';
import type { Report } from './chat.ts';
import { RankedModel } from './ranked-model.tsx';

/** How grave a decision is, as a colour. */
export const ACTION_TONES: Readonly<Record<Verdict['action'], Tone>> = {
  none: 'good',
  note: 'plain',
  check_in: 'warn',
  crisis: 'bad',
  emergency: 'bad',
};

/** What the last answer took, who was chosen and why, and what the safety engine saw. */
export function AnswerReport({ report }: { readonly report: Report | undefined }) {
  if (!report) return null;
  const { metadata, usage, selection, safety, latency_ms: total, cost_usd: cost } = report;
  const { first_event_ms: first = 0 } = metadata;
  const writingMs = total - first;
  const speed =
    usage.output_tokens !== undefined && writingMs > 0 ? (usage.output_tokens / writingMs) * 1_000 : undefined;
  return (
    <div class="stack">
      <Facts
        facts={[
          ['Answered by', nameOfAnswerer(metadata.address)],
          ['Took', formatMs(total)],
          // Who was not asked has read and written nothing.
          ...(metadata.trail.length === 0
            ? []
            : ([
                ['First token', formatMs(metadata.first_event_ms)],
                ['Tokens per second', formatNumber(speed)],
                ['Tokens', `${formatCount(usage.input_tokens)} in, ${formatCount(usage.output_tokens)} out`],
              ] as const)),
          ['Cost', formatUsd(cost)],
        ]}
      />
      <div class="badges">
        <VerdictBadge name="Input" verdict={safety.input} />
        {safety.output && <VerdictBadge name="Answer" verdict={safety.output} />}
        {metadata.attempts > 1 && <Badge tone="warn">{plural(metadata.attempts, 'attempt')}</Badge>}
        {metadata.warnings.map((warning) => (
          <Badge key={warning} tone="warn">
            {warning}
          </Badge>
        ))}
      </div>
      {selection.candidates.length > 0 && (
        <details>
          <summary>Why this model</summary>
          <Plan report={report} />
          <p class="quiet small">
            Ranked by {inWords(selection.algorithm)}; {plural(selection.rejected_count, 'model')} did not fit.
          </p>
        </details>
      )}
      {metadata.trail.length + metadata.failed_attempts.length > 0 && (
        <details>
          <summary>{plural(metadata.trail.length, 'attempt')}</summary>
          <Table label="Attempts" head={['Model', 'Why', 'Outcome', ['Took', 'number'], ['Cost', 'number']]}>
            {metadata.trail.map((attempt) => (
              <tr key={`${attempt.address}/${attempt.started_at}/${attempt.role}`}>
                <th scope="row">{attempt.address}</th>
                <td>{attempt.role}</td>
                <td>{attempt.outcome === 'OK' ? 'answered' : inWords(attempt.outcome).toLowerCase()}</td>
                <td class="number">{formatMs(attempt.total_ms)}</td>
                <td class="number">{formatUsd(attempt.cost_usd)}</td>
              </tr>
            ))}
          </Table>
          {metadata.failed_attempts.map(({ address, message }, index) => (
            <p key={`${address}/${index}`} class="quiet small">
              {address}: {message}
            </p>
          ))}
        </details>
      )}
    </div>
  );
}

function VerdictBadge({ name, verdict }: { readonly name: string; readonly verdict: Verdict }) {
  const { action, categories, level, degraded } = verdict;
  const why = categories.length > 0 ? ` (${categories.map(inWords).join(', ')}, level ${formatNumber(level)})` : '';
  return (
    <Badge tone={degraded ? 'warn' : ACTION_TONES[action]}>
      {`${name}: ${degraded ? 'not checked' : action === 'none' ? 'nothing found' : inWords(action)}${why}`}
    </Badge>
  );
}

function Plan({ report: { selection, metadata } }: { readonly report: Report }) {
  return (
    <ol class="plan">
      {selection.candidates.map(({ address, scores, reasons, estimated_cost_usd: costUsd }) => (
        <RankedModel key={address} isChosen={address === metadata.address} {...{ address, scores, reasons, costUsd }} />
      ))}
    </ol>
  );
}
