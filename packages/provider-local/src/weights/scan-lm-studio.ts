import type { ModelFile } from './model-file.ts';
import type { Scanner } from './scan.ts';

/** Models in the folder of LM Studio: `publisher/repository/file.gguf`. */
export async function scanLmStudio(folder: string, scanner: Scanner): Promise<readonly ModelFile[]> {
  const { models } = await scanner.scan(folder);
  return models.map((model) => {
    const [publisher, repository, file] = model.id.split('/');
    const repo = file === undefined ? {} : { repo: `${publisher}/${repository}` };
    return { ...model, id: `lmstudio/${model.id}`, origin: { store: 'lmstudio', ...repo } };
  });
}
