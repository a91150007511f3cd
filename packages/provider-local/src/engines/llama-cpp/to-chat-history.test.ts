import type { Message } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
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

it('goes on with an answer that was begun', () => {
  expect(
    toChatHistory([
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
    ]),
  ).toHaveLength(2);
});

describe('calls of tools', () => {
  const user: Message = { role: 'user', content: 'Weather?' };
  const calls: Message = {
    role: 'assistant',
    content: [
      { type: 'reasoning', text: 'I need it.' },
      { type: 'text', text: 'Let me see.' },
      { type: 'tool-call', id: 'a', name: 'weather', arguments: '{"city":"Paris"}' },
      { type: 'tool-call', id: 'b', name: 'time', arguments: '' },
    ],
  };
  const resultB: Message = { role: 'tool', toolCallId: 'b', content: 'noon' };
  const resultA: Message = { role: 'tool', toolCallId: 'a', content: '{"celsius":21}' };

  it('find their results by id, and the answer goes on after them', () => {
    expect(toChatHistory([user, calls, resultB, resultA])).toEqual([
      { type: 'user', text: 'Weather?' },
      {
        type: 'model',
        response: [
          { type: 'segment', segmentType: 'thought', text: 'I need it.', ended: true },
          'Let me see.',
          { type: 'functionCall', name: 'weather', params: { city: 'Paris' }, result: { celsius: 21 } },
          { type: 'functionCall', name: 'time', params: {}, result: 'noon' },
        ],
      },
    ]);
  });

  it('in a second round are a chunk of their own in the same answer', () => {
    const again: Message = {
      role: 'assistant',
      content: [{ type: 'tool-call', id: 'c', name: 'time', arguments: '{}' }],
    };
    const failed: Message = { role: 'tool', toolCallId: 'c', content: 'no clock', isError: true };
    const [, model] = toChatHistory([user, calls, resultA, resultB, again, failed]);
    expect(model).toMatchObject({
      response: expect.arrayContaining([
        { type: 'functionCall', name: 'time', params: {}, result: { error: 'no clock' }, startsNewChunk: true },
      ]),
    });
  });

  it('of earlier turns are kept without what was thought', () => {
    const [, model] = toChatHistory([user, calls, resultA, resultB, { role: 'user', content: 'Thanks' }]);
    expect(JSON.stringify(model)).not.toContain('I need it');
  });

  it.each<[string, readonly Message[], string]>([
    ['a result without a call', [user, resultA], 'messages[1].toolCallId'],
    ['a call without a result', [user, calls, resultA], 'messages[3]'],
    ['a call without a result before the next turn', [user, calls, resultA, user], 'messages[3]'],
    ['a result twice', [user, calls, resultA, resultA], 'messages[3].toolCallId'],
  ])('refuses %s and says where', (_, messages, field) => {
    expect(() => toChatHistory(messages)).toThrow(
      expect.objectContaining({ code: 'INVALID_REQUEST', details: expect.objectContaining({ field }) }),
    );
  });
});

it.each<[string, Message, string]>([
  ['images', { role: 'user', content: [{ type: 'image', url: 'https://x.test/a.png' }] }, 'messages[0].content[0]'],
  [
    'files',
    { role: 'user', content: [{ type: 'file', base64: 'AA==', mediaType: 'audio/wav' }] },
    'messages[0].content[0]',
  ],
])('refuses %s and says where', (_, message, field) => {
  expect(() => toChatHistory([message])).toThrow(expect.objectContaining({ code: 'UNSUPPORTED', details: { field } }));
});
