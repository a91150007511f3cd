import type { App, RouteContext } from '../server-types.ts';
import { addOllamaChatRoute } from './chat.ts';
import { addOllamaEmbedRoute } from './embed.ts';
import { addOllamaGenerateRoute } from './generate.ts';
import { addOllamaModelRoutes } from './models.ts';
import { addOllamaVersionRoute } from './version.ts';

/** What clients of Ollama call, but for what changes the models on disk. */
export function addOllamaRoutes(app: App, context: RouteContext): void {
  addOllamaChatRoute(app, context);
  addOllamaGenerateRoute(app, context);
  addOllamaEmbedRoute(app, context);
  addOllamaModelRoutes(app, context);
  addOllamaVersionRoute(app);
}
