import { ERROR_TABLE, type ErrorCode } from '@modelhaven/core';

/** The sentence above each code in the error table's source, by code. */
export function meaningsOf(source: string): Map<string, string> {
  return new Map(
    [...source.matchAll(/\/\*\* (.+?) \*\/\n\s+([A-Z_]+): \{/g)].map((match) => [
      match[2] as string,
      match[1] as string,
    ]),
  );
}

/** `docs/errors.md`: every code and what it means to whoever has to act on it. */
export function errorsPage(source: string): string {
  const meanings = meaningsOf(source);
  const rows = (Object.keys(ERROR_TABLE) as ErrorCode[]).map((code) => {
    const { retry, next, breaker, failure, http, exit } = ERROR_TABLE[code];
    const meaning = meanings.get(code);
    if (meaning === undefined) throw new Error(`${code} has no doc comment in the error table.`);
    return `| \`${code}\` | ${meaning} | ${yes(retry)} | ${yes(next)} | ${yes(breaker)} | ${yes(failure)} | ${http} | ${exit} |`;
  });
  return `<!-- Made by \`npm run generate\` from packages/core/src/error-table.ts. Do not edit. -->

# Errors

Every failure is an \`LlmError\` with one of these codes. A code is a state, not a place: who failed stands in \`details.provider\` and \`details.model\`, which field was wrong in \`details.field\`, and how long to wait in \`details.retryAfterMs\`. Messages are sentences that say what to do; they never hold a key or a prompt.

| code | meaning | same model again | another model | counts for the breaker | a failure | HTTP | exit |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

*A failure* is one of the model, its provider or this house. Success rates (\`modelhaven stats\`, the API, the dashboard), the alert \`error_rate\`, \`modelhaven_attempt_results\` and selection count these and no others, among them and the successes: what a caller asked wrongly or cancelled, and what was refused for its content, says nothing of a model. *Counts for the breaker* is narrower: a provider that limits us is slow to answer, but there.

*Same model again* and *another model* hold only before anything of the answer was given out. A provider's own 401 and 402 reach clients of the server as 502 with the code in the body: 401 there means the server's own keys.
`;
}

const yes = (value: boolean): string => (value ? 'yes' : '');
