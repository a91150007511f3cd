import { describe, expect, it } from 'vitest';
import { silentLogger } from './index.ts';

describe('silentLogger', () => {
  it('takes every call and stays silent, its children too', () => {
    const child = silentLogger.child({ requestId: '1' });
    expect(() => child.error({ code: 'INTERNAL' }, 'x')).not.toThrow();
    expect(child).toBe(silentLogger);
  });
});
