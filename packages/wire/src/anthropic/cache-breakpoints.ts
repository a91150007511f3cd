/** Breakpoints that one request may have: https://platform.claude.com/docs/en/build-with-claude/prompt-caching. */
const MOST = 4;

type Body = Readonly<Record<string, unknown>>;

/**
 * The body with its last four breakpoints: the API refuses more, and a later breakpoint covers all that stands before
 * it. The order is that of the cached prefix: tools, system, messages.
 */
export function keepLastBreakpoints<T extends Body>(body: T, warnings: string[]): Body {
  const total = count(body);
  if (total <= MOST) return body;
  warnings.push(`The provider takes ${MOST} cache breakpoints; the last ${MOST} of ${total} were sent.`);
  let surplus = total - MOST;
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    if ('cache_control' in value && surplus > 0) {
      surplus -= 1;
      const { cache_control: _, ...rest } = value;
      return rest;
    }
    return 'content' in value && Array.isArray(value.content) ? { ...value, content: strip(value.content) } : value;
  };
  const tools = strip(body['tools']);
  const system = strip(body['system']);
  return {
    ...body,
    ...(tools === undefined ? {} : { tools }),
    ...(system === undefined ? {} : { system }),
    messages: strip(body['messages']),
  };
}

function count(body: Body): number {
  const inside = (value: unknown): number => {
    if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + inside(item), 0);
    if (typeof value !== 'object' || value === null) return 0;
    return ('cache_control' in value ? 1 : 0) + ('content' in value ? inside(value.content) : 0);
  };
  return inside(body['tools']) + inside(body['system']) + inside(body['messages']);
}
