import type { ServerResponse } from 'node:http';
import { LlmError } from '@modelhaven/core';

/** A signal that fires when the client leaves before its answer is complete. */
export interface ClientPresence {
  readonly signal: AbortSignal;
  /** Ends the work by hand, with the reason that its reader shall see. */
  stop(reason: LlmError): void;
  release(): void;
}

/** Watches the connection of one answer. */
export function watchClient(response: ServerResponse): ClientPresence {
  const controller = new AbortController();
  const onClose = () => {
    if (!response.writableFinished) controller.abort(new LlmError('ABORTED', 'The client closed the connection.'));
  };
  if (response.destroyed) onClose();
  else response.once('close', onClose);
  return {
    signal: controller.signal,
    stop: (reason) => controller.abort(reason),
    release: () => response.off('close', onClose),
  };
}
