import type { OnnxFolder } from './onnx-folder.ts';
import type { GgufFile } from './scan.ts';

/** A model on the disk that one of the engines can load. */
export type ModelFile = GgufFile | OnnxFolder;
