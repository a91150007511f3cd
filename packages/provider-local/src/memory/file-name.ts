import { basename } from 'node:path';
import type { ModelFile } from '../weights/model-file.ts';

/** What measurements of a model are kept under: the name of its file, wherever it lies. */
export const fileName = (file: ModelFile): string => basename(file.path);
