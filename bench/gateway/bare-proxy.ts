// The least that Node.js can do between two sockets with HTTP on both sides: node:http in, undici's dispatch out.
import { createServer } from 'node:http';
import process from 'node:process';
import { type Dispatcher, Pool } from 'undici';

const pool = new Pool(process.argv[2] as string, { connections: 4_096, pipelining: 1 });
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    let controller: Dispatcher.DispatchController | undefined;
    response.on('close', () => {
      if (!response.writableFinished) controller?.abort(new Error('left'));
    });
    pool.dispatch(
      {
        path: request.url as string,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: Buffer.concat(chunks),
      },
      {
        onRequestStart(started) {
          controller = started;
        },
        onResponseStart(_started, status, headers) {
          response.writeHead(status, headers as Record<string, string>);
        },
        onResponseData(_started, chunk) {
          response.write(chunk);
        },
        onResponseEnd() {
          response.end();
        },
        onResponseError() {
          response.destroy();
        },
      },
    );
  });
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
