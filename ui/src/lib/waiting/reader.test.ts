import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { deferred } from '../../testing/page';
import { Reader } from './reader.svelte';
import { slowAfter } from './slow';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a reading', () => {
  it('says that it is slow after half a second, not before', async () => {
    const reader = new Reader<number>();
    const answer = deferred<number>();
    const read = reader.read(() => answer.promise);
    await vi.advanceTimersByTimeAsync(slowAfter - 1);
    expect(reader.slow).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(reader.slow).toBe(true);
    answer.resolve(7);
    expect(await read).toBe(true);
    expect([reader.value, reader.slow]).toEqual([7, false]);
  });

  it('is overtaken by a newer one, whatever answers first', async () => {
    const reader = new Reader<string>();
    const older = deferred<string>();
    const first = reader.read(() => older.promise);
    const second = reader.read(async () => 'newer');
    expect(await second).toBe(true);
    older.resolve('older');
    expect(await first).toBe(false);
    expect(reader.value).toBe('newer');
  });

  it('that fails keeps the value and tells why; a later one clears the error', async () => {
    const reader = new Reader<string>();
    const failure = { code: 'c', message: 'm', safe: 's', todo: 't', translated: [] };
    await reader.read(async () => 'kept');
    expect(await reader.read(() => Promise.reject(failure))).toBe(false);
    expect([reader.value, reader.error]).toEqual(['kept', failure]);
    await reader.read(async () => 'new');
    expect([reader.value, reader.error]).toEqual(['new', null]);
  });
});
