export { type Fixture, loadFixture, loadReply } from './fixtures.ts';
export {
  createReplayServer,
  type Match,
  type ReplayRequest,
  type ReplayServer,
  type Responder,
} from './replay-server.ts';
export { type Delivery, deliver, jsonReply, ndjsonReply, type Reply, replyBytes, sseReply } from './reply.ts';
export {
  createScriptedProvider,
  type Script,
  type ScriptedCall,
  type ScriptedProvider,
  type ScriptedProviderOptions,
  type ScriptStep,
  textScript,
} from './scripted-provider.ts';
