import { beforeEach, expect, it, vi } from 'vitest';

import commandList from '../../../../src-tauri/src/command_list.rs?raw';
import { t } from '../words.svelte';
import type { Backend } from './backend';
import { asErrorView } from './error';
import { tauriBackend } from './tauri';

const invoke = vi.hoisted(() => vi.fn(async (..._call: unknown[]) => null));
vi.mock('@tauri-apps/api/core', () => ({ invoke, Channel: class Channel {} }));

beforeEach(() => invoke.mockClear());

const commands = Object.values(
  import.meta.glob<string>('../../../../src-tauri/src/commands/*.rs', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('');

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The arguments of each command that come from the page, as the shell declares them. */
function declared(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [, name = '', list = ''] of commands.matchAll(/pub\(crate\) async fn (\w+)\(([^)]*)\)/g)) {
    const names = [...list.matchAll(/(\w+): (?!State|AppHandle|WebviewWindow|Window)/g)].map(([, one = '']) =>
      camel(one),
    );
    found.set(name, names);
  }
  return found;
}

it('has a method for each command of the shell, and none besides', () => {
  const listed = [...commandList.matchAll(/^ {4}(\w+),$/gm)].map(([, name = '']) => camel(name));
  expect(listed.length).toBeGreaterThan(20);
  expect(Object.keys(tauriBackend).sort()).toEqual(listed.sort());
});

it('calls each command by its name with the arguments that the shell declares', async () => {
  const calls = Object.keys(tauriBackend) as (keyof Backend)[];
  for (const name of calls) await (tauriBackend[name] as (...values: unknown[]) => Promise<unknown>)('a', 'b', 'c');
  const made = invoke.mock.calls.map((call) => [String(call[0]), Object.keys((call[1] ?? {}) as object)]);
  expect(new Map(made as [string, string[]][])).toEqual(declared());
});

it('tells the progress that comes through the channel of a command', async () => {
  const told = vi.fn();
  await tauriBackend.verifyRecords(told);
  const { progress } = invoke.mock.calls[0]?.[1] as { progress: { onmessage: (step: object) => void } };
  progress.onmessage({ done: 1, total: 2 });
  expect(told).toHaveBeenCalledExactlyOnceWith({ done: 1, total: 2 });
});

it('rejects with the error that the shell tells', async () => {
  const error = { code: 'unreachable', message: 'm', safe: 's', todo: 't', translated: [] };
  invoke.mockRejectedValueOnce(error);
  await expect(tauriBackend.sync(() => {})).rejects.toBe(error);
});

it('tells what the bridge itself refuses, such as a value of no set, by a code of the one table', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const refused = asErrorView('invalid args `draft` for command `save_draft`: unknown variant `cheque`');
  expect(refused).toMatchObject({ code: 'internal', message: t('page-error-unexpected') });
});
