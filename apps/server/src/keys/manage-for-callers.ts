import type { ModelManager } from '@modelhaven/manager';
import { governManager } from '../limits/govern-manager.ts';
import type { Governor } from '../limits/governor.ts';
import type { UrlGuard } from '../outside/check-url.ts';
import { guardUrls } from '../outside/guard-urls.ts';
import type { App } from '../server-types.ts';
import type { Caller } from './caller.ts';
import { guardManager } from './guard-manager.ts';

/**
 * Gives every request the manager as its caller may use it, made once for each of them. Routes get no other one that
 * answers, so that none can forget who asks.
 */
export function manageForCallers(app: App, manager: ModelManager, governor: Governor, urls: UrlGuard): void {
  const made = new WeakMap<Caller, ModelManager>();
  const make = (caller: Caller | undefined) =>
    guardUrls(guardManager(governManager(manager, governor, caller), caller), urls);
  const forNobody = make(undefined);
  const managerFor = (caller: Caller | undefined): ModelManager => {
    if (!caller) return forNobody;
    const known = made.get(caller);
    if (known) return known;
    const own = make(caller);
    made.set(caller, own);
    return own;
  };
  app.decorateRequest('manager', {
    getter() {
      return managerFor(this.caller);
    },
  });
}
