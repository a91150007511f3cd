import { spawn } from 'node:child_process';

/** Limits on a tool of the system. */
export interface ToolLimits {
  /** Milliseconds after which it is killed. */
  readonly timeoutMs: number;
  /** Bytes of output after which it is killed. */
  readonly maxBytes: number;
}

/** Runs a tool and gives its standard output; undefined where it is missing, fails, takes too long or says too much. */
export type RunTool = (file: string, parameters: readonly string[], limits: ToolLimits) => Promise<string | undefined>;

/** Runs a program without a shell. It gets no input, and is killed when a limit is passed. */
export const runTool: RunTool = (file, parameters, { timeoutMs, maxBytes }) =>
  new Promise((resolve) => {
    const child = spawn(file, [...parameters], {
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (output: string | undefined): void => {
      clearTimeout(timer);
      resolve(output);
    };
    const giveUp = (): void => {
      child.kill('SIGKILL');
      // A grandchild may keep the pipe open: it must not keep us waiting, nor the process alive.
      child.stdout.destroy();
      child.unref();
      finish(undefined);
    };
    const timer = setTimeout(giveUp, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) giveUp();
      else chunks.push(chunk);
    });
    child.stdout.on('error', giveUp);
    child.on('error', () => finish(undefined));
    child.on('close', (code) => finish(code === 0 ? Buffer.concat(chunks).toString('utf8') : undefined));
  });
