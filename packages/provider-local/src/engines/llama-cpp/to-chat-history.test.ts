import type { Message } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { toChatHistory } from './to-chat-history.ts';

it('keeps roles and order, and ends with the answer to write', () => {
  expect(
    toChatHistory([
      { role: 'system', content: 'Be kind.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'hm' },
          { type: 'text', text: 'c' },
        ],
      },
      { role: 'user', content: 'd' },
    ]),
  ).toEqual([
    { type: 'system', text: 'Be kind.' },
    { type: 'user', text: 'ab' },
    { type: 'model', response: ['c'] },
    { type: 'user', text: 'd' },
    { type: 'model', response: [] },
  ]);
});

it('continues a last message of the assistant', () => {
  expect(toChatHistory([{ role: 'assistant', content: 'Once upon' }])).toEqual([
    { type: 'model', response: ['Once upon'] },
  ]);
});

it.each<[string, Message, string]>([
  ['images', { role: 'user', content: [{ type: 'image', url: 'https://x.test/a.png' }] }, 'messages[0].content[0]'],
  ['files', { role: 'user', content: [{ type: 'file', mediaType: 'a/b' }] }, 'messages[0].content[0]'],
  ['results of tools', { role: 'tool', toolCallId: 'x', content: 'y' }, 'messages[0].role'],
  [
    'calls of tools',
    { role: 'assistant', content: [{ type: 'tool-call', id: 'x', name: 'y', arguments: '{}' }] },
    'messages[0].content[0]',
  ],
])('refuses %s and says where', (_, message, field) => {
  expect(() => toChatHistory([message])).toThrow(expect.objectContaining({ code: 'UNSUPPORTED', details: { field } }));
});
