import { LlmError } from '@modelhaven/core';
import type { HttpClient } from '@modelhaven/wire';

/** The same client, that shows the headers of each successful answer to an observer. */
export function observeHeaders(
  http: HttpClient,
  observe: (headers: Readonly<Record<string, string>>) => void,
): HttpClient {
  return {
    ...http,
    async json(request) {
      const answer = await http.json(request);
      observe(answer.headers);
      return answer;
    },
    async stream(request) {
      const answer = await http.stream(request);
      observe(answer.headers);
      return answer;
    },
  };
}

/** The error of a provider that was closed. */
export function closedError(provider: string): LlmError {
  return new LlmError('UNAVAILABLE', `The provider "${provider}" is closed.`, { provider });
}
