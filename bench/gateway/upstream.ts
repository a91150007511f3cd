// A mock of an OpenAI-compatible service on bare sockets, so that it is not what limits. Its own process.
import { createServer, type Socket } from 'node:net';
import process from 'node:process';

const TEXT = 'All is well, said the old lighthouse, and the ships came home one by one. '.repeat(4);
const whole = JSON.stringify({
  id: 'gen-1',
  object: 'chat.completion',
  created: 1,
  model: 'story',
  choices: [{ index: 0, message: { role: 'assistant', content: TEXT }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 40, completion_tokens: 80, total_tokens: 120 },
});
const WHOLE = Buffer.from(
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(whole)}\r\n\r\n${whole}`,
);
const FAILURE = Buffer.from(
  'HTTP/1.1 500 Internal Server Error\r\ncontent-type: text/plain\r\ncontent-length: 6\r\n\r\nbroken',
);
const STREAM_HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n';
const chunked = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const event = (data: unknown) => chunked(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
const delta = (content: string, finish: string | null = null) =>
  event({
    id: 'gen-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'story',
    choices: [{ index: 0, delta: { content }, finish_reason: finish }],
  });
const WORD = Buffer.from(delta('lighthouse '));
const END = Buffer.from(
  delta('', 'stop') +
    event({
      id: 'gen-1',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'story',
      choices: [],
      usage: { prompt_tokens: 40, completion_tokens: 20, total_tokens: 60 },
    }) +
    event('[DONE]') +
    '0\r\n\r\n',
);

/**
 * `"max_tokens": n` says how many words a stream has; above 1,000 it goes on, a word a second, until it is left. They come
 * in one piece, or with `"seed": 1` each by itself, as a fast model writes. With `"seed": 2` it fails.
 */
function answer(socket: Socket, body: string): void {
  if (/"seed":\s*2/.test(body)) {
    socket.write(FAILURE);
    return;
  }
  if (!/"stream":\s*true/.test(body)) {
    socket.write(WHOLE);
    return;
  }
  const words = Number(/"max_tokens":\s*(\d+)/.exec(body)?.[1] ?? 20);
  socket.write(STREAM_HEAD);
  if (words > 1_000) {
    socket.write(WORD);
    slow.add(socket);
    return;
  }
  if (/"seed":\s*1/.test(body)) writeOneByOne(socket, words);
  else socket.write(Buffer.concat([...Array.from({ length: words }, () => WORD), END]));
}

/** With a pause for the others after each: words that are written in one turn arrive as one. */
function writeOneByOne(socket: Socket, left: number): void {
  if (socket.destroyed) return;
  socket.write(left === 0 ? END : WORD);
  if (left > 0) setTimeout(writeOneByOne, 1, socket, left - 1);
}

const slow = new Set<Socket>();
setInterval(() => {
  for (const socket of slow) socket.write(WORD);
}, 1_000);

const server = createServer((socket) => {
  let buffered = '';
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('close', () => slow.delete(socket));
  socket.on('data', (data) => {
    buffered += data.toString('latin1');
    for (;;) {
      const end = buffered.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/content-length: (\d+)/i.exec(buffered.slice(0, end))?.[1] ?? 0);
      if (buffered.length < end + 4 + length) return;
      const body = buffered.slice(end + 4, end + 4 + length);
      buffered = buffered.slice(end + 4 + length);
      answer(socket, body);
    }
  });
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
