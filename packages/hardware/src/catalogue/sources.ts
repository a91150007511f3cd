/** Version of the catalogue: the day it was put together. */
export const CATALOGUE_VERSION = '2026-11-23';

/** Where the columns of `QualityFigures` come from, with date and revision. */
export const QUALITY_SOURCES = {
  writing: {
    name: 'EQ-Bench Creative Writing v3, Elo',
    url: 'https://eqbench.com/creative_writing.html',
    date: '2026-07 (EQ-bench/EQ-bench-site, creative_writing.js at 033fc135)',
  },
  empathy: {
    name: 'EQ-Bench 3, normalised Elo',
    url: 'https://eqbench.com/',
    date: '2026-06 or -07 (EQ-bench/EQ-bench-site, eqbench3.js at 04a8066b)',
  },
  reasoning: {
    name: 'LiveBench, mean of its four reasoning tasks, in percent',
    url: 'https://livebench.ai/',
    date: '2026-06-25 and 2026-01-08 (LiveBench/livebench.github.io, tables at 1a34cb1e and 01fa310a)',
  },
} as const;

/** Places where shapes were read; each entry of the catalogue names one. */
export const LITGPT = "the model's config.json, as Lightning-AI/litgpt has it in litgpt/config.py (0006c973)";
export const SLIME = "the model's config.json, as THUDM/slime has it in scripts/models";
export const QUOTED = "the model's config.json, as public code quotes it in its tests; no single repository to name";
export const BY_SIZE = 'not checked line by line; it adds up to the number of parameters its makers publish';
