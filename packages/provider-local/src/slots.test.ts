import { describe, expect, it } from 'vitest';
import { createSlots } from './slots.ts';

const { signal } = new AbortController();
const any = () => 0;

describe('slots', () => {
  it('serve who came first', async () => {
    const slots = createSlots(['a']);
    const order: number[] = [];
    const first = await slots.acquire(any, signal);
    const others = [1, 2, 3].map(async (number) => {
      const slot = await slots.acquire(any, signal);
      order.push(number);
      slots.release(slot);
    });
    expect(slots.waiting).toBe(3);
    slots.release(first);
    await Promise.all(others);
    expect(order).toEqual([1, 2, 3]);
  });

  it('give the one that suits best', async () => {
    const slots = createSlots(['a', 'b', 'c']);
    expect(await slots.acquire((slot) => (slot === 'b' ? 2 : 1), signal)).toBe('b');
    expect(await slots.acquire(any, signal)).toBe('a');
  });

  it('let a caller leave the queue, and do not hand it a slot afterwards', async () => {
    const slots = createSlots(['a']);
    const slot = await slots.acquire(any, signal);
    const impatient = new AbortController();
    const left = slots.acquire(any, impatient.signal);
    const patient = slots.acquire(any, signal);
    impatient.abort();
    await expect(left).rejects.toMatchObject({ code: 'ABORTED' });
    slots.release(slot);
    expect(await patient).toBe('a');
    await expect(slots.acquire(any, AbortSignal.abort())).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('say when all are free', async () => {
    const slots = createSlots(['a', 'b']);
    await slots.idle();
    const one = await slots.acquire(any, signal);
    const two = await slots.acquire(any, signal);
    let idle = false;
    const waiting = slots.idle().then(() => {
      idle = true;
    });
    slots.release(one);
    await Promise.resolve();
    expect(idle).toBe(false);
    slots.release(two);
    await waiting;
  });

  it('notice one that comes back twice', async () => {
    const slots = createSlots(['a']);
    expect(() => slots.release('a')).toThrow('twice');
  });
});
