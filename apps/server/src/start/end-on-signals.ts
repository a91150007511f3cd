import process from 'node:process';

/** npm and shells pass a signal on that the whole group got already: so soon after the first, it is the same one. */
const ECHO_MS = 1_000;

/** What signals end. */
export interface Ending {
  /** Resolves to whether every answer could end by itself. */
  stop(): Promise<boolean>;
  /** Ends at once what would outlive this process. */
  kill?(): void;
}

/** The first signal lets running answers end, a second one does not. */
export function endOnSignals({ stop, kill }: Ending): void {
  let endingSince: number | undefined;
  const onSignal = async (signal: NodeJS.Signals) => {
    if (endingSince !== undefined) {
      if (performance.now() - endingSince <= ECHO_MS) return;
      kill?.();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    }
    endingSince = performance.now();
    process.stdout.write('\nLetting running answers end. Once more to stop at once.\n');
    const inOrder = await stop();
    // Engines may hold native threads that would keep the process.
    process.exit(inOrder ? 0 : 1);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
