import { createLoadJobs } from '../answering/load-jobs.ts';
import { addMessagesRoute } from '../anthropic/messages.ts';
import { addDocsRoutes } from '../docs/docs-routes.ts';
import { addChatCompletionsRoute } from '../openai/chat-completions.ts';
import { addCompletionsRoute } from '../openai/completions.ts';
import { addEmbeddingsRoute } from '../openai/embeddings.ts';
import { addModelsRoutes } from '../openai/models.ts';
import type { RegisteredOperation } from '../openapi/collect-operations.ts';
import type { App, RouteContext } from '../server-types.ts';
import { addFallbackRoutes } from './fallback.ts';
import { addGenerateRoute } from './generate.ts';
import { addHardwareRoute } from './hardware.ts';
import { addHealthRoutes } from './health.ts';
import { addListModelsRoutes } from './list-models.ts';
import { addOpenRouterRoutes } from './openrouter.ts';
import { addPerformanceRoutes } from './performance.ts';
import { addProvidersRoute } from './providers.ts';
import { addResidencyRoutes } from './residency.ts';
import { addSelectRoute } from './select.ts';
import { addStatusRoute } from './status.ts';
import { addTestModelRoute } from './test-model.ts';

/** Every route of the server, in the order of the API document. */
export function addAllRoutes(app: App, context: RouteContext, operations: readonly RegisteredOperation[]): void {
  const loadJobs = createLoadJobs(context.manager, context.now);
  addGenerateRoute(app, context);
  addChatCompletionsRoute(app, context);
  addCompletionsRoute(app, context);
  addEmbeddingsRoute(app, context);
  addModelsRoutes(app, context);
  addMessagesRoute(app, context);
  addListModelsRoutes(app, context);
  addOpenRouterRoutes(app, context);
  addSelectRoute(app, context);
  addTestModelRoute(app, context);
  addResidencyRoutes(app, context, loadJobs);
  addStatusRoute(app, context, loadJobs);
  addProvidersRoute(app, context);
  addHardwareRoute(app, context);
  addPerformanceRoutes(app, context);
  addFallbackRoutes(app, context);
  addHealthRoutes(app, context);
  addDocsRoutes(app, context, operations);
}
