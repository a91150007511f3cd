import { spawn } from 'node:child_process';

/** Limits on a tool of the system. */
export interface ToolLimits {
  /** Milliseconds after which it is killed. */
  readonly timeoutMs: number;
  /** Bytes of output after which it is killed. */
  readonly maxBytes: number;
}

/**
 * What came of a tool.
 *
 * - `missing`: there is none of that name, or it may not be run
 * - `failed`: it ended with an error
 * - `killed`: it took too long or said too much; asking again would be no better
 */
export type ToolAnswer =
  | { readonly status: 'done'; readonly output: string }
  | { readonly status: 'missing' | 'failed' | 'killed' };

/** Runs a tool of the system. Never rejects. */
export type RunTool = (file: string, parameters: readonly string[], limits: ToolLimits) => Promise<ToolAnswer>;

/** Runs a program without a shell. It gets no input, and is killed with its children when a limit is passed. */
export const runTool: RunTool = async (file, parameters, { timeoutMs, maxBytes }) => {
  // Starting a process takes milliseconds, whether or not there is such a program: never two in one turn.
  await ownTurn();
  return new Promise((resolve) => {
    const child = spawn(file, [...parameters], {
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
      // A group of its own, so that all of it can be killed.
      detached: process.platform !== 'win32',
    });
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (answer: ToolAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    const giveUp = (): void => {
      killGroup(child.pid);
      child.kill('SIGKILL');
      // What could not be killed must not keep us waiting, nor the process alive.
      child.stdout.destroy();
      child.unref();
      finish({ status: 'killed' });
    };
    const timer = setTimeout(giveUp, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) giveUp();
      else chunks.push(chunk);
    });
    child.stdout.on('error', giveUp);
    child.on('error', () => finish({ status: 'missing' }));
    child.on('close', (code) =>
      finish(code === 0 ? { status: 'done', output: Buffer.concat(chunks).toString('utf8') } : { status: 'failed' }),
    );
  });
};

let lastTurn: Promise<void> = Promise.resolve();

/** Resolves in a turn of the event loop that is nobody else's who asked here. */
function ownTurn(): Promise<void> {
  lastTurn = lastTurn.then(() => new Promise((resolve) => void setImmediate(resolve)));
  return lastTurn;
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** What a tool says; nothing where it does not answer. */
export async function outputOf(answer: Promise<ToolAnswer>): Promise<string> {
  const reached = await answer;
  return reached.status === 'done' ? reached.output : '';
}
