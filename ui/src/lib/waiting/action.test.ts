import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { deferred } from '../../testing/page';
import { Action } from './action.svelte';
import { slowAfter } from './slow';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an action', () => {
  it('does not begin before the one under way has ended', async () => {
    const action = new Action<'first' | 'second'>();
    const answer = deferred<number>();
    const second = vi.fn(async () => 2);
    const first = action.run('first', () => answer.promise);
    expect(await action.run('second', second)).toBeUndefined();
    expect([action.current, action.busy]).toEqual(['first', true]);
    answer.resolve(1);
    expect(await first).toBe(1);
    expect(action.busy).toBe(false);
    expect(await action.run('second', second)).toBe(2);
    expect(second).toHaveBeenCalledOnce();
  });

  it('says that it is slow after half a second, until it ends', async () => {
    const action = new Action();
    const answer = deferred<null>();
    const running = action.run('act', () => answer.promise);
    await vi.advanceTimersByTimeAsync(slowAfter - 1);
    expect(action.slow).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(action.slow).toBe(true);
    answer.resolve(null);
    await running;
    expect(action.slow).toBe(false);
  });

  it('tells why it failed, until the next one begins', async () => {
    const action = new Action();
    const failure = { code: 'c', message: 'm', safe: 's', todo: 't', translated: [] };
    expect(await action.run('act', () => Promise.reject(failure))).toBeUndefined();
    expect(action.error).toEqual(failure);
    expect(await action.run('act', async () => 'done')).toBe('done');
    expect(action.error).toBeNull();
  });
});
