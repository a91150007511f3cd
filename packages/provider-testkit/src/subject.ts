import type { EmbedRequest, GenerateRequest, Logger, ModelProvider } from '@modelhaven/core';
import type { Match, ReplayServer, Responder } from './replay-server.ts';
import type { Reply } from './reply.ts';

/** What the server answers to one operation of the provider, as recorded bytes. */
export interface Exchange {
  /** Method and path that the provider asks for: `POST /v1/chat/completions`. */
  readonly on: string;
  readonly reply: Reply;
}

/** How the tested provider's server speaks. A case whose reply is missing fails, unless it is declared unsupported. */
export interface ProviderReplies {
  /** Answered in every case, for what the provider asks besides: versions, details of a model. May keep state. */
  readonly background?: readonly { readonly on: Match; readonly reply: Responder }[];
  /** The list of models, with at least one. */
  readonly models?: Exchange;
  /** A complete answer. Absent: the provider asks for a stream in `generate` too. */
  readonly chat?: Exchange;
  /** The same answer as a stream of several text deltas, with non-ASCII text in it. */
  readonly chatStream?: Exchange;
  /** A stream in which the model calls at least one tool. */
  readonly toolStream?: Exchange;
  /** Vectors for `embedRequest`. */
  readonly embeddings?: Exchange;
  /** What `health` asks, where that is not the list of models. */
  readonly health?: Exchange;
  /** Error bodies of the dialect by status. Default: `{"error":{"message":…}}`. */
  readonly errors?: Readonly<Partial<Record<number, Reply>>>;
  /** An answer to `chat` with status 200 that holds an error. */
  readonly errorInside?: Reply;
  /** A stream that gives some text, and then an error in its own dialect. */
  readonly errorInsideStream?: Reply;
}

/** What a case hands to the provider's factory. */
export interface SubjectContext {
  /** The key to configure; it is searched for in everything that comes out. */
  readonly apiKey: string;
  /** The logger to hand in; its lines are searched for secrets. */
  readonly logger: Logger;
}

/** Cases that do not apply to a provider. */
export interface Unsupported {
  /** Names of cases or groups: `errors/402`, `residency`. */
  readonly cases: string | readonly string[];
  /** Why, for whoever reads the report. */
  readonly reason: string;
}

/** A provider, and how its server speaks. */
export interface ProviderUnderTest {
  /** A new provider that talks to `server.url`, with an idle state: no retries of its own, nothing kept on disk. */
  create(server: ReplayServer, context: SubjectContext): ModelProvider | Promise<ModelProvider>;
  readonly replies?: ProviderReplies;
  /** What is asked in every case; a short question to `test-model` by default. */
  readonly request?: GenerateRequest;
  /** What is asked for `toolStream`; `request` with one tool by default. */
  readonly toolRequest?: GenerateRequest;
  /** What is asked of `embeddings`: two or more texts. */
  readonly embedRequest?: EmbedRequest;
  /** The vectors that the reply to `embedRequest` holds, in the order of its input. */
  readonly embedVectors?: readonly (readonly number[])[];
  /** Model that `residency` shall load and unload; the one of `request` by default. */
  readonly residencyModel?: string;
  readonly unsupported?: readonly Unsupported[];
  /** Most milliseconds from an abort to the end of the connection; 200 by default. */
  readonly closeWithinMs?: number;
  /** Bytes of an endless reply that a provider must have refused; 128 MiB by default. */
  readonly oversizeBytes?: number;
  /** Most milliseconds of one case; 20,000 by default. */
  readonly caseMs?: number;
}
