import { describe, expect, it } from 'vitest';
import { checkExposure } from './check-exposure.ts';
import { parseCommandLine } from './command-line.ts';
import { listenError } from './listen-error.ts';
import { readableLine } from './readable-log.ts';
import { welcome } from './welcome.ts';

describe('the command line', () => {
  it('leaves open what it does not say', () => {
    expect(parseCommandLine([])).toEqual({
      help: false,
      version: false,
      allowUnauthenticated: false,
      allowedHosts: [],
    });
  });

  it('reads its options', () => {
    const argv = [
      '--host',
      '::1',
      '-p',
      '0',
      '--config=a.yaml',
      '--log-level',
      'warn',
      '--allow-host',
      'a',
      '--allow-host=b',
    ];
    expect(parseCommandLine([...argv, '--allow-unauthenticated'])).toEqual({
      help: false,
      version: false,
      host: '::1',
      port: 0,
      config: 'a.yaml',
      logLevel: 'warn',
      allowUnauthenticated: true,
      allowedHosts: ['a', 'b'],
    });
  });

  it.each([['--prot', '1'], ['--port', 'x'], ['--port', '70000'], ['--log-level', 'loud'], ['extra'], ['--host']])(
    'refuses %s',
    (...argv) => {
      expect(() => parseCommandLine(argv)).toThrowError(expect.objectContaining({ code: 'INVALID_REQUEST' }));
    },
  );
});

describe('a server without keys', () => {
  it('stays on loopback unless it is meant otherwise', () => {
    for (const host of ['127.0.0.1', 'localhost', '::1']) expect(() => checkExposure(host, false)).not.toThrow();
    for (const host of ['0.0.0.0', '::', '192.168.1.5']) {
      expect(() => checkExposure(host, false)).toThrow(/--allow-unauthenticated/);
      expect(() => checkExposure(host, true)).not.toThrow();
    }
  });
});

describe('words for people', () => {
  it('say why it cannot listen and what to do', () => {
    const taken = Object.assign(new Error('x'), { code: 'EADDRINUSE' });
    expect(listenError(taken, '127.0.0.1', 8420).message).toMatch(/8420.*taken.*--port 8421/);
    expect(listenError(new Error('?'), 'h', 1).message).toContain('h:1');
  });

  it('say what to try next', () => {
    const providers = [
      {
        id: 'local',
        kind: 'local',
        health: { status: 'down', latencyMs: 1, detail: 'No weights.' },
        circuit: { key: 'local', state: 'closed', consecutiveFailures: 0 },
      },
    ] as const;
    const text = welcome({ url: 'http://127.0.0.1:8420', version: '1.2.3', wantsKey: false, providers });
    expect(text).toContain('curl http://127.0.0.1:8420/v1/chat/completions');
    expect(text).toContain('http://127.0.0.1:8420/docs');
    expect(text).toContain('local: down, No weights.');
    expect(text).not.toContain('authorization');
    expect(welcome({ url: 'http://127.0.0.1:8420', version: '1', wantsKey: true, providers })).toContain(
      'curl -H "authorization: Bearer $MODELHAVEN_API_KEY" http://127.0.0.1:8420/v1/chat/completions',
    );
    const overSocket = welcome({ url: 'unix:/run/mh.sock', version: '1', wantsKey: false, providers: undefined });
    expect(overSocket).toContain('curl --unix-socket /run/mh.sock http://localhost/v1/chat/completions');
    expect(overSocket).not.toContain('http://127');
  });

  it('make a log line readable', () => {
    const line = { level: 'info', time: '2026-01-02T03:04:05.678Z', requestId: 'r', msg: 'answered' };
    const answered = { ...line, method: 'GET', route: '/healthz', status: 200, ms: 1.5, model: 'demo' };
    expect(readableLine(JSON.stringify(answered))).toBe('03:04:05 info  GET /healthz 200 1.5 ms model=demo\n');
    expect(readableLine(JSON.stringify({ ...line, msg: 'hello' }))).toBe('03:04:05 info  hello\n');
    expect(readableLine('no json\n')).toBe('no json\n');
  });
});
