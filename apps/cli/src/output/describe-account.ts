import type { AccountReport, RequestQuota } from '@modelhaven/core';

/** What is left at a provider: `$12.50 left, 998/1000 free today, 20/20 a minute`; empty where nothing is known. */
export function describeAccount(account: AccountReport | undefined): string {
  if (!account) return '';
  const { creditsRemainingUsd, limitRemainingUsd, freeRequests } = account;
  const money = [creditsRemainingUsd, limitRemainingUsd].filter((usd) => usd !== undefined);
  const parts = [
    // A key may spend what its limit leaves, but no more than its account has.
    money.length > 0 ? formatLeft(Math.min(...money)) : undefined,
    quota(freeRequests?.perDay, 'free today'),
    quota(freeRequests?.perMinute, freeRequests?.perDay?.remaining === undefined ? 'free a minute' : 'a minute'),
    freeRequests?.sharing === 'away' ? 'other servers not heard now' : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

const formatLeft = (usd: number): string => `${usd < 0 ? '-' : ''}$${Math.abs(usd).toFixed(2)} left`;

function quota(window: RequestQuota | undefined, unit: string): string | undefined {
  if (window?.remaining === undefined) return undefined;
  return `${window.remaining}${window.limit === undefined ? '' : `/${window.limit}`} ${unit}`;
}
