import type { SafetyDecision } from '@modelhaven/core';
import { createDelivery, type Delivery, type WebhookOptions } from './delivery.ts';

/** Tells a server of decisions, in the background. */
export interface Webhook extends Omit<Delivery, 'send'> {
  /** Never throws, never waits. */
  send(decision: SafetyDecision): void;
}

/** A webhook for decisions. What it is sent holds no text of the conversation; see `createDelivery` for the signature. */
export function createWebhook(options: WebhookOptions): Webhook {
  const delivery = createDelivery({ ...options, subject: 'safety' });
  return {
    send: (decision) => delivery.send(toWebhookEvent(decision)),
    get status() {
      return delivery.status;
    },
    close: delivery.close,
  };
}

/** What is told of a decision: no text, and no places in one. */
function toWebhookEvent(decision: SafetyDecision): unknown {
  const { time, requestId, conversationId, taskType, stage, verdict, responses, review = false } = decision;
  return {
    type: `safety.${verdict.action}`,
    time: new Date(time).toISOString(),
    request_id: requestId,
    conversation_id: conversationId,
    task_type: taskType,
    stage,
    action: verdict.action,
    level: verdict.level,
    categories: verdict.categories,
    subjects: [...new Set(verdict.findings.map(({ subject }) => subject))],
    rules: [...new Set(verdict.findings.map(({ rule }) => rule))],
    responses,
    degraded: verdict.degraded,
    review,
  };
}
