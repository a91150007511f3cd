import { fileURLToPath } from 'node:url';

/** Id of the embedded model: `local/demo`. */
export const DEMO_ID = 'demo';

/** Where the weights of the embedded model lie. */
export const DEMO_PATH = fileURLToPath(new URL('../assets/demo/demo-q8_0.gguf', import.meta.url));

/** What is said of the embedded model, so that nobody takes it for more than it is. */
export const DEMO_FACTS = {
  name: 'Modelhaven demo',
  description:
    'A tiny demo model that comes with Modelhaven: short kind stories, small talk, sums up to 20 and small facts, in simple English. It shows that everything works; for real tasks use another model.',
  languages: ['en'],
  license: 'MIT',
} as const;

/** Said in the start event of every answer of the embedded model. */
export const DEMO_WARNING = 'This is the embedded demo model; it knows only a small world and makes mistakes.';
