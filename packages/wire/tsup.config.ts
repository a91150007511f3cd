import { library } from '../../tools/tsup.base.ts';

export default library([
  'src/index.ts',
  'src/openai/index.ts',
  'src/anthropic/index.ts',
  'src/ollama/index.ts',
  'src/openai-responses/index.ts',
]);
