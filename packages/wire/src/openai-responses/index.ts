export { type AcceptedResponsesRequest, acceptResponsesRequest } from './accept-request.ts';
export {
  createResponsesEventMaker,
  type ResponsesEvent,
  type ResponsesEventMaker,
  type ResponsesEventOptions,
} from './event-maker.ts';
export { responsesRequestSchema } from './request-schemas.ts';
export { deletedResponseSchema, responsesResponseSchema } from './response-schemas.ts';
export { toAssistantMessage, toResponsesAnswer, toResponsesEvents } from './to-answer.ts';
