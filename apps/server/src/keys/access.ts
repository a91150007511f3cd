import type { Scope } from './scopes.ts';

/** Who may call a route: everybody, or holders of a key with at least one of these scopes. `admin` is always enough. */
export type Access = 'public' | readonly Scope[];

const INFERENCE: Access = ['inference'];
const READ: Access = ['read'];
const LISTS: Access = ['inference', 'read'];
const CHECKS: Access = ['safety', 'inference'];
const MODELS: Access = ['models'];
const ADMIN: Access = ['admin'];

/**
 * The decision for every operation of the API document, by its id. What is not here is for `admin` only; a test wants
 * every operation to be here.
 */
export const ACCESS: Readonly<Record<string, Access>> = {
  // Whoever looks after the process has no key, and learns nothing but that it is there.
  getLiveness: 'public',
  getHealth: 'public',
  getReadiness: 'public',
  // The same in every Modelhaven, and no secret.
  getDashboard: 'public',
  getDocs: 'public',
  getApiDocument: 'public',
  getOllamaVersion: 'public',

  generate: INFERENCE,
  createChatCompletion: INFERENCE,
  createCompletion: INFERENCE,
  createEmbedding: INFERENCE,
  createRerank: INFERENCE,
  createResponse: INFERENCE,
  getResponse: INFERENCE,
  deleteResponse: INFERENCE,
  createMessage: INFERENCE,
  countMessageTokens: INFERENCE,
  ollamaChat: INFERENCE,
  ollamaGenerate: INFERENCE,
  ollamaEmbed: INFERENCE,
  selectModel: INFERENCE,
  giveFeedback: INFERENCE,

  createModeration: CHECKS,
  checkSafety: CHECKS,
  // The same for everybody, and meant to be told.
  listCrisisResources: ['safety', 'inference', 'read'],

  listOpenAiModels: LISTS,
  getOpenAiModel: LISTS,
  ollamaTags: LISTS,
  ollamaPs: LISTS,
  ollamaShow: LISTS,
  listModels: LISTS,
  listFreeModels: LISTS,
  listAffordableModels: LISTS,
  listOpenRouterFreeModels: LISTS,
  getOpenRouterFilter: LISTS,

  // Of their own tenant only, unless they are an admin's.
  getUsage: READ,
  getPerformance: READ,
  getModelPerformance: READ,
  listenToEvents: READ,
  listBudgets: READ,
  getOwnKey: LISTS,

  getStatus: READ,
  listProviders: READ,
  getHardware: READ,
  listRecommendations: READ,
  listRecommendationsByShortPath: READ,

  // Over all tenants.
  getMetrics: ['metrics'],
  exportMetrics: ['metrics'],
  getFallbackStatistics: ['metrics'],
  listAlerts: ['metrics'],
  getCache: ['metrics'],

  loadModel: MODELS,
  getModelLoad: MODELS,
  cancelModelLoad: MODELS,
  unloadModel: MODELS,
  testModel: MODELS,
  pullModel: MODELS,
  cancelPull: MODELS,

  // What they change holds for everybody.
  setOpenRouterFilter: ADMIN,
  removeModel: ADMIN,
  resetFallback: ADMIN,
  // Of all tenants, for people who look after those in a crisis.
  listSafetyEvents: ADMIN,
  // Who asked for what, and maybe what was said.
  listRequests: ADMIN,
  getRequest: ADMIN,
  eraseRequests: ADMIN,
  // What it takes away, it takes from everybody.
  clearCache: ADMIN,
  eraseResponses: ADMIN,
  verifyAudit: ADMIN,
  // Names hosts and files of the house, though no secret.
  getConfiguration: ADMIN,
  changeConfiguration: ADMIN,
  isolateFallback: ADMIN,
  listKeys: ADMIN,
  createKey: ADMIN,
  rotateKey: ADMIN,
  revokeKey: ADMIN,
  getLastReload: ADMIN,
  reloadConfig: ADMIN,
  listAudit: ADMIN,
  setBudget: ADMIN,
  removeBudget: ADMIN,
};

/** Who may call an operation. */
export function accessOf(operationId: string): Access {
  return (Object.hasOwn(ACCESS, operationId) ? ACCESS[operationId] : undefined) ?? ADMIN;
}
