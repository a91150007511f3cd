export type { Bench, ConformanceCase } from './bench.ts';
export { type CapturedLine, type CapturingLogger, createCapturingLogger } from './capture-logger.ts';
export { conformanceCases } from './cases/index.ts';
export { describeProvider } from './describe-provider.ts';
export { findSecret } from './find-secret.ts';
export { type Fixture, loadFixture, loadReply } from './fixtures.ts';
export {
  createReplayServer,
  type Match,
  type ReplayRequest,
  type ReplayServer,
  type Responder,
} from './replay-server.ts';
export { type Delivery, deliver, jsonReply, ndjsonReply, type Reply, replyBytes, sseReply } from './reply.ts';
export { type CaseOutcome, checkDeclarations, runCase } from './run-case.ts';
export {
  createScriptedProvider,
  type Script,
  type ScriptedCall,
  type ScriptedProvider,
  type ScriptedProviderOptions,
  type ScriptStep,
  textScript,
} from './scripted-provider.ts';
export type { Exchange, ProviderReplies, ProviderUnderTest, SubjectContext, Unsupported } from './subject.ts';
