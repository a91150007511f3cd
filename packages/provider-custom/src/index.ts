export type { ConfiguredModel, CustomConfig } from './config.ts';
export { createAnthropic, createOpenAi, createOpenAiCompatible, type NamedConfig } from './convenience.ts';
export { type CustomDeps, type CustomProvider, createCustom, definition } from './custom-provider.ts';
export { type Auth, PRESETS, type Preset, type PresetName } from './presets.ts';
