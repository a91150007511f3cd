import type { z } from 'zod';

/** The groups of the API document. */
export type OperationTag =
  | 'Generation'
  | 'Models'
  | 'Monitoring'
  | 'OpenAI'
  | 'Anthropic'
  | 'Ollama'
  | 'Safety'
  | 'Access'
  | 'Server';

/** One answer of an operation. */
export interface OperationResponse {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly example?: unknown;
}

/** What the API document says of a route beside the schemas that validate it. */
export interface Operation {
  /** Unique; generated clients name their method after it. */
  readonly id: string;
  readonly tag: OperationTag;
  /** A few words. */
  readonly summary: string;
  readonly description?: string;
  /** Path as clients write it, where the route's own pattern has a wildcard: `/api/v1/models/load/{provider}/{model}`. */
  readonly path?: string;
  /** The body, where it is not the route's schema that validates it but a dialect. */
  readonly body?: z.ZodType;
  readonly bodyExample?: unknown;
  readonly parameters?: Readonly<Record<string, string>>;
  /** By status. Errors need not be named: every operation has them. */
  readonly responses: Readonly<Record<number, OperationResponse>>;
  /** What a stream of events looks like, where the answer can be one. */
  readonly streams?: string;
  /** Media type of the stream, where it is not `text/event-stream`. */
  readonly streamType?: string;
  /** What else than JSON the answer is. */
  readonly contentType?: string;
}
