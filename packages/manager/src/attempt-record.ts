import type { AttemptRecord, ErrorCode, Usage } from '@modelhaven/core';
import type { CallContext } from './call-context.ts';
import type { AttemptReport, AttemptRole } from './types.ts';

/*
 * Instances of classes, whose fields have their place from the start: an object that is spread and added to field by
 * field takes several times the memory, and these are made for every request.
 */

/** An attempt as the report on an answer has it. */
export class Report implements AttemptReport {
  readonly address: string;
  readonly role: AttemptRole;
  readonly outcome: 'OK' | ErrorCode;
  readonly startedAt: number;
  readonly totalMs: number;
  declare queuedMs?: number;
  declare firstEventMs?: number;
  declare usage?: Usage;
  declare costUsd?: number;

  constructor(address: string, role: AttemptRole, outcome: 'OK' | ErrorCode, startedAt: number, totalMs: number) {
    this.address = address;
    this.role = role;
    this.outcome = outcome;
    this.startedAt = startedAt;
    this.totalMs = totalMs;
  }
}

/** An attempt as it is recorded. */
export class Recorded implements AttemptRecord {
  readonly requestId: string;
  readonly attempt: number;
  readonly role: AttemptRole;
  readonly provider: string;
  readonly model: string;
  readonly operation = 'chat';
  readonly streamed: boolean;
  readonly startedAt: number;
  readonly totalMs: number;
  readonly outcome: 'OK' | ErrorCode;
  declare readonly queuedMs?: number;
  declare readonly firstEventMs?: number;
  declare readonly usage?: Usage;
  declare readonly costUsd?: number;
  declare readonly taskType?: string;
  declare readonly keyId?: string;
  declare readonly user?: string;
  declare readonly tenant?: string;
  declare readonly safetyAction?: string;
  declare readonly safetyLevel?: number;
  declare readonly traceparent?: string;
  declare spanId?: string;

  constructor(report: Report, call: CallContext, attempt: number, provider: string, model: string) {
    this.requestId = call.requestId;
    this.attempt = attempt;
    this.role = report.role;
    this.provider = provider;
    this.model = model;
    this.streamed = call.streamed;
    this.startedAt = report.startedAt;
    this.totalMs = report.totalMs;
    this.outcome = report.outcome;
    if (report.queuedMs !== undefined) this.queuedMs = report.queuedMs;
    if (report.firstEventMs !== undefined) this.firstEventMs = report.firstEventMs;
    if (report.usage) this.usage = report.usage;
    if (report.costUsd !== undefined) this.costUsd = report.costUsd;
    if (call.taskType !== undefined) this.taskType = call.taskType;
    if (call.keyId !== undefined) this.keyId = call.keyId;
    if (call.user !== undefined) this.user = call.user;
    if (call.tenant !== undefined) this.tenant = call.tenant;
    if (call.safety) {
      this.safetyAction = call.safety.action;
      this.safetyLevel = call.safety.level;
    }
    if (call.traceparent !== undefined) this.traceparent = call.traceparent;
  }
}
