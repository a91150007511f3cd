/**
 * One answer from the embedded demo model, without a key and without a server.
 *
 *   npm run example -- quick-start
 */
import { createModelManager } from '@modelhaven/manager';
import { createLocal } from '@modelhaven/provider-local';

const models = createModelManager({ providers: [createLocal()] });

const story = await models.generateText('Tell me a short story about a fox.', {
  taskType: 'narrative_generation',
  maxTokens: 120,
});
console.log(story.text);
console.log(`\n${story.report.address}, ${story.usage.outputTokens} tokens, ${story.report.latencyMs} ms`);

await models.close();
