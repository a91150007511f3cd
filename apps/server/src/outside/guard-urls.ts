import { LlmError } from '@modelhaven/core';
import type { ManagerRequest, ModelManager } from '@modelhaven/manager';
import { checkUrl, type UrlGuard } from './check-url.ts';

/** More than any model takes, and few enough not to be a tool for asking name servers. */
const MOST_URLS = 100;

/** The manager, asked only for requests whose addresses lead outside. */
export function guardUrls(manager: ModelManager, guard: UrlGuard): ModelManager {
  const check = async (request: ManagerRequest): Promise<void> => {
    const urls = urlsOf(request);
    if (urls.length > MOST_URLS) {
      throw new LlmError('INVALID_REQUEST', `The messages hold more than ${MOST_URLS} addresses.`, {
        field: 'messages',
      });
    }
    await Promise.all(urls.map(({ url, field }) => checkUrl(url, field, guard)));
  };
  return {
    ...manager,
    generate(request, options) {
      if (!hasUrls(request)) return manager.generate(request, options);
      return check(request).then(() => manager.generate(request, options));
    },
    async generateText(prompt, request, options) {
      if (request) await check(request);
      return manager.generateText(prompt, request, options);
    },
    stream(request, options) {
      if (!hasUrls(request)) return manager.stream(request, options);
      return (async function* checked() {
        await check(request);
        yield* manager.stream(request, options);
      })();
    },
  };
}

/** Most requests hold none, which is told without making anything. */
function hasUrls({ messages = [] }: ManagerRequest): boolean {
  return messages.some(({ content }) => typeof content !== 'string' && content.some((part) => 'url' in part));
}

function urlsOf({ messages = [] }: ManagerRequest): readonly { readonly url: string; readonly field: string }[] {
  return messages.flatMap(({ content }, at) =>
    typeof content === 'string'
      ? []
      : content.flatMap((part, index) =>
          (part.type === 'image' || part.type === 'file') && part.url !== undefined && !part.url.startsWith('data:')
            ? [{ url: part.url, field: `messages[${at}].content[${index}]` }]
            : [],
        ),
  );
}
