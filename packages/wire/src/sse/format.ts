import type { SseEvent } from './parse.ts';

/**
 * One event as text of a `text/event-stream`. Any line break in the data becomes a line of its own (and is read back as
 * a line feed); line breaks in `event` and `id` are removed, as they would begin another field.
 */
export function formatSse({ event, data, id }: Pick<SseEvent, 'event' | 'data' | 'id'>): string {
  const head = `${event === undefined ? '' : `event: ${oneLine(event)}\n`}${id === undefined ? '' : `id: ${oneLine(id)}\n`}`;
  if (!/[\r\n]/.test(data)) return `${head}data: ${data}\n\n`;
  return `${head}${data
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]/g, '');
}
