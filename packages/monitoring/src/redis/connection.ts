import { LlmError, type Logger, silentLogger } from '@modelhaven/core';
import { importDriver } from '../stores/import-driver.ts';

/** Which Redis is asked, and how long for an answer is waited. */
export interface RedisConnectionOptions {
  /** `redis://` or, with TLS, `rediss://`; may hold user and password. */
  readonly url: string;
  /** Milliseconds to wait for a connection, and for an answer. Default: 1,000. */
  readonly timeoutMs?: number;
  readonly logger?: Logger;
}

/** Commands to a Redis that may come and go. */
export interface RedisConnection {
  /**
   * Sends a command; connects first where that is needed. Rejects with `UNAVAILABLE`, after which it is not known
   * whether the command was carried out.
   */
  send(command: readonly string[]): Promise<unknown>;
  /** Calls back with every message of a channel, and after every time that messages may have been missed. */
  listen(channel: string, listener: () => void): () => void;
  close(): Promise<void>;
}

const LISTEN_AGAIN_MS = 1_000;

/** Connects with the first command. Rejects with `DEPENDENCY_MISSING` without the package `redis`. */
export async function openRedisConnection(options: RedisConnectionOptions): Promise<RedisConnection> {
  const { url, timeoutMs = 1_000, logger = silentLogger } = options;
  const { createClient } = await importDriver('redis', () => import('redis'));
  const make = () => {
    const client = createClient({
      url,
      // What cannot be sent now is for the caller to decide on, and a lost connection is replaced by a new one.
      disableOfflineQueue: true,
      socket: { connectTimeout: timeoutMs, reconnectStrategy: false },
    });
    client.on('error', (error: unknown) => logger.debug({ code: codeOf(error) }, 'Redis connection lost.'));
    return client;
  };
  type Client = ReturnType<typeof make>;
  let current: { readonly client: Client; readonly ready: Promise<unknown> } | undefined;
  let isClosed = false;
  const ends = new Set<() => void>();

  const drop = (client: Client) => {
    if (current?.client === client) current = undefined;
    try {
      client.destroy();
    } catch {
      // It was closed already.
    }
  };
  const connect = () => {
    const client = make();
    const ready = client.connect();
    // Whoever waits for it hears of it; nobody else has to.
    ready.catch(() => {});
    return { client, ready };
  };

  return {
    async send(command) {
      if (isClosed) throw new LlmError('UNAVAILABLE', 'The connection to Redis is closed.');
      current ??= connect();
      const { client, ready } = current;
      try {
        await inTime(ready, timeoutMs);
        return await inTime(client.sendCommand([...command]), timeoutMs);
      } catch (thrown) {
        // An answer that comes late must not be taken for that of a later command, nor come while we go on without it.
        if (!isReply(thrown)) drop(client);
        throw toRedisError(thrown);
      }
    },
    listen(channel, listener) {
      let isOver = false;
      let client: Client | undefined;
      const begin = async (): Promise<void> => {
        if (isOver || isClosed) return;
        const { client: mine, ready } = connect();
        client = mine;
        let isLost = false;
        const again = () => {
          if (isLost) return;
          isLost = true;
          try {
            mine.destroy();
          } catch {
            // It was closed already.
          }
          if (!isOver && !isClosed) setTimeout(() => void begin(), LISTEN_AGAIN_MS).unref();
        };
        mine.on('end', again);
        mine.on('error', again);
        try {
          await inTime(ready, timeoutMs);
          await mine.subscribe(channel, () => listener());
          listener();
        } catch {
          again();
        }
      };
      const end = () => {
        isOver = true;
        ends.delete(end);
        try {
          client?.destroy();
        } catch {
          // It was closed already.
        }
      };
      ends.add(end);
      void begin();
      return end;
    },
    async close() {
      isClosed = true;
      for (const end of [...ends]) end();
      if (current) drop(current.client);
    },
  };
}

/** Settles as the work does, or rejects with `UNAVAILABLE` after so many milliseconds. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new LlmError('UNAVAILABLE', `Redis did not answer within ${ms} ms.`));
    // A process that was busy for so long has not looked for the answer yet: what has come is read before that.
    timer = setTimeout(() => setImmediate(() => setImmediate(giveUp)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether Redis answered, with an error; then the connection is well. */
function isReply(thrown: unknown): boolean {
  return thrown instanceof Error && /^[A-Z]{3,12} /.test(thrown.message) && !('code' in thrown);
}

/** What went wrong at Redis, without the address, which may hold a password. */
export function toRedisError(thrown: unknown): LlmError {
  if (LlmError.is(thrown)) return thrown;
  const code = codeOf(thrown);
  if (code === 'WRONGPASS' || code === 'NOAUTH' || code === 'NOPERM') {
    return new LlmError('UNAUTHORIZED', `Redis refused the user or password (${code}); check its URL.`);
  }
  return new LlmError('UNAVAILABLE', `Redis could not be reached or refused the command (${code}).`, {
    providerCode: code,
  });
}

/** `ECONNREFUSED`, or the first word of what Redis answered: `WRONGPASS`. */
function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return 'unknown';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  const word = 'message' in thrown ? /^[A-Z]{4,12}\b/.exec(String(thrown.message))?.[0] : undefined;
  return word ?? thrown.constructor.name;
}
