import type { ListedModel } from '@modelhaven/wire/openai';

/** Names that stand for a choice and not for a model; listed, so that clients with a menu can offer them. */
export const VIRTUAL_MODELS: readonly ListedModel[] = [
  { id: 'auto', description: 'The best model for the request.' },
  { id: 'auto:free', description: 'The best model that costs nothing.' },
  { id: 'auto:cheap', description: 'The cheapest suitable model.' },
  { id: 'auto:fast', description: 'The fastest suitable model.' },
  { id: 'auto:local', description: 'The best model on this machine or its network.' },
];
